// Command kube is a Kubernetes cluster for the tests of this project, in one binary and on one machine: etcd,
// kube-apiserver, kube-controller-manager and kube-scheduler as they are, and kwok in the place of kubelets. README.md
// says how it is used.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// The words this program understands. A component takes the flags it has everywhere.
var commands = map[string]func(args []string) error{
	"up":                 up,
	"down":               down,
	"kill":               kill,
	"start":              start,
	"compact":            compact,
	"registry":           registry,
	"guard":              guard,
	"etcd":               etcd,
	"apiserver":          apiserver,
	"controller-manager": controllerManager,
	"scheduler":          scheduler,
	"kwok":               kwok,
}

const usage = `kube up [--dir DIR] [--owner PID]   start a cluster and print the path of its kubeconfig
kube down DIR                       end it and remove DIR
kube kill DIR COMPONENT             kill -9 one component
kube start DIR COMPONENT            bring it back
kube compact DIR                    forget the past in etcd: older resource versions answer 410 Gone
kube registry [--dir DIR] [--user USER --password PASSWORD]
                                    a registry; prints its address and serves until its input ends
components: etcd apiserver controller-manager scheduler kwok`

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	name, args := os.Args[1], os.Args[2:]
	// Components read their flags from here.
	os.Args = append([]string{filepath.Base(os.Args[0]) + "-" + name}, args...)
	if err := commands[name](args); err != nil {
		fmt.Fprintf(os.Stderr, "kube %s: %v\n", name, err)
		os.Exit(1)
	}
}
