package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
)

// cluster is one folder: everything about a cluster is in it, and goes with it.
type cluster struct {
	dir   string
	ports ports
}

type ports struct {
	APIServer int `json:"apiserver"`
	Etcd      int `json:"etcd"`
	EtcdPeer  int `json:"etcdPeer"`
}

// Started in this order; what comes before is needed by what comes after.
var (
	leaders    = []string{"etcd", "apiserver"}
	followers  = []string{"controller-manager", "scheduler", "kwok"}
	components = slices.Concat(leaders, followers)
)

func (c *cluster) path(names ...string) string {
	return filepath.Join(append([]string{c.dir}, names...)...)
}

func (c *cluster) kubeconfig() string { return c.path("kubeconfig") }

func (c *cluster) server() string { return fmt.Sprintf("https://127.0.0.1:%d", c.ports.APIServer) }

func (c *cluster) etcd() string { return fmt.Sprintf("http://127.0.0.1:%d", c.ports.Etcd) }

// create makes the folder of a new cluster, with free ports, and notes them there.
func create(dir string) (*cluster, error) {
	if dir == "" {
		made, err := os.MkdirTemp("", "flow-kube-")
		if err != nil {
			return nil, err
		}
		dir = made
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	c := &cluster{dir: dir}
	if _, err := os.Stat(c.path("cluster.json")); err == nil {
		return nil, fmt.Errorf("%s has a cluster already; end it with: kube down %s", dir, dir)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if c.ports, err = freePorts(); err != nil {
		return nil, err
	}
	noted, err := json.Marshal(c.ports)
	if err != nil {
		return nil, err
	}
	return c, os.WriteFile(c.path("cluster.json"), noted, 0o600)
}

// open finds the cluster of a folder, or of the kubeconfig in it.
func open(dir string) (*cluster, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	c := &cluster{dir: dir}
	noted, err := os.ReadFile(c.path("cluster.json"))
	if err != nil {
		return nil, fmt.Errorf("no cluster in %s: %w", dir, err)
	}
	return c, json.Unmarshal(noted, &c.ports)
}

// freePorts are all different: each is held until the last is known.
func freePorts() (ports, error) {
	var free [3]int
	for i := range free {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return ports{}, err
		}
		defer listener.Close()
		free[i] = listener.Addr().(*net.TCPAddr).Port
	}
	return ports{free[0], free[1], free[2]}, nil
}
