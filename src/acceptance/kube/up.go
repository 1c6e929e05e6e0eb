package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// Long enough for a busy machine of one core.
const patience = 2 * time.Minute

const node = "node-1"

// up starts a cluster and prints the path of its kubeconfig once pods can run. What fails leaves nothing behind.
func up(args []string) error {
	flags := flag.NewFlagSet("up", flag.ContinueOnError)
	dir := flags.String("dir", "", "where its data are; a new folder among the temporary ones if not said")
	owner := flags.Int("owner", 0, "the process with whose end the cluster ends")
	if err := flags.Parse(args); err != nil {
		return err
	}
	begin := time.Now()
	c, err := create(*dir)
	if err != nil {
		return err
	}
	if err := c.up(*owner); err != nil {
		return errors.Join(err, c.keepLogs(), c.down())
	}
	fmt.Fprintf(os.Stderr, "READY in %.1f s\n", time.Since(begin).Seconds())
	fmt.Println(c.kubeconfig())
	return nil
}

func (c *cluster) up(owner int) error {
	if err := c.configure(); err != nil {
		return err
	}
	if owner != 0 {
		if err := c.spawn("guard", c.dir, fmt.Sprint(owner)); err != nil {
			return err
		}
	}
	if err := c.launchAll(leaders); err != nil {
		return err
	}
	// Those that follow would only fail, wait and try again.
	if err := c.await("apiserver", c.answers); err != nil {
		return err
	}
	if err := c.launchAll(followers); err != nil {
		return err
	}
	if err := c.addNode(); err != nil {
		return err
	}
	return c.await("kwok", c.runsPods)
}

func (c *cluster) launchAll(components []string) error {
	for _, component := range components {
		if err := c.launch(component); err != nil {
			return err
		}
	}
	return nil
}

func (c *cluster) launch(component string) error {
	flags, err := c.flags(component)
	if err != nil {
		return err
	}
	return c.spawn(component, flags...)
}

// await tries until it is true, or the component that makes it true has ended.
func (c *cluster) await(component string, isTrue func() error) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		err := isTrue()
		if err == nil {
			return nil
		}
		if !c.running(component) {
			return fmt.Errorf("%s ended; what it said:\n%s", component, c.lastWords(component))
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s is not ready after %v: %w; what it said:\n%s", component, patience, err, c.lastWords(component))
		}
	}
}

func (c *cluster) answers() error {
	client, err := c.client()
	if err != nil {
		return err
	}
	status := 0
	result := client.RESTClient().Get().AbsPath("/readyz").Do(context.Background()).StatusCode(&status)
	if status != http.StatusOK {
		return fmt.Errorf("/readyz answers %d: %w", status, result.Error())
	}
	return nil
}

// addNode makes the machine that kwok plays. Its size, far beyond any test's, is kwok's default.
func (c *cluster) addNode() error {
	client, err := c.client()
	if err != nil {
		return err
	}
	machine := &corev1.Node{ObjectMeta: metav1.ObjectMeta{
		Name:        node,
		Labels:      map[string]string{"kubernetes.io/hostname": node, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"},
		Annotations: map[string]string{"kwok.x-k8s.io/node": "fake"},
	}}
	_, err = client.CoreV1().Nodes().Create(context.Background(), machine, metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

// runsPods is true when kwok has taken the node and the controllers give new namespaces what pods need.
func (c *cluster) runsPods() error {
	client, err := c.client()
	if err != nil {
		return err
	}
	machine, err := client.CoreV1().Nodes().Get(context.Background(), node, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if len(machine.Spec.Taints) > 0 {
		return fmt.Errorf("the node is tainted: %v", machine.Spec.Taints)
	}
	if _, err := client.CoreV1().ConfigMaps("default").Get(context.Background(), "kube-root-ca.crt", metav1.GetOptions{}); err != nil {
		return err
	}
	if _, err := client.CoreV1().ServiceAccounts("default").Get(context.Background(), "default", metav1.GetOptions{}); err != nil {
		return err
	}
	for _, condition := range machine.Status.Conditions {
		if condition.Type == corev1.NodeReady && condition.Status == corev1.ConditionTrue {
			return nil
		}
	}
	return errors.New("the node is not ready")
}

func (c *cluster) client() (*kubernetes.Clientset, error) {
	config, err := clientcmd.BuildConfigFromFlags("", c.kubeconfig())
	if err != nil {
		return nil, err
	}
	config.Timeout = 10 * time.Second
	return kubernetes.NewForConfig(config)
}

// lastWords is the end of what a component wrote.
func (c *cluster) lastWords(component string) string {
	const most = 4000
	log, err := os.Open(c.path(component + ".log"))
	if err != nil {
		return err.Error()
	}
	defer log.Close()
	if info, err := log.Stat(); err == nil && info.Size() > most {
		log.Seek(-most, io.SeekEnd)
	}
	words, err := io.ReadAll(log)
	if err != nil {
		return err.Error()
	}
	return string(words)
}

// keepLogs copies what components wrote to where the end of the cluster does not take it.
func (c *cluster) keepLogs() error {
	kept, err := os.MkdirTemp("", "flow-kube-logs-")
	if err != nil {
		return err
	}
	logs, err := filepath.Glob(c.path("*.log"))
	if err != nil {
		return err
	}
	for _, log := range logs {
		content, err := os.ReadFile(log)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(kept, filepath.Base(log)), content, 0o600); err != nil {
			return err
		}
	}
	fmt.Fprintln(os.Stderr, "logs are in "+kept)
	return nil
}
