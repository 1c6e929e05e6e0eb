// Command bench is what `flow bench kubernetes` compares with and measures by. Both read a kubeconfig and have no rate limit
// of their own.
//
//	bench limit KUBECONFIG WORKLOAD   the least a client can do; told what to do by lines on its standard input
//	bench watch KUBECONFIG            prints what becomes of deployments, for whoever measures
package main

import (
	"fmt"
	"os"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "limit":
		client, err := connect(args[1], "flow-bench-limit")
		if err != nil {
			return err
		}
		return limit(client, args[2])
	case len(args) == 2 && args[0] == "watch":
		client, err := connect(args[1], "flow-bench-watch")
		if err != nil {
			return err
		}
		return watch(client)
	}
	return fmt.Errorf("used as: bench limit KUBECONFIG WORKLOAD, or bench watch KUBECONFIG")
}

// connect also makes the connection, so that its making is not measured.
func connect(kubeconfig, agent string) (*kubernetes.Clientset, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	config.QPS = -1
	config.UserAgent = agent
	config.ContentType = "application/vnd.kubernetes.protobuf"
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	_, err = client.ServerVersion()
	return client, err
}
