package main

import "fmt"

// flags are those with which a component of this cluster is started, and started again.
func (c *cluster) flags(component string) ([]string, error) {
	switch component {
	case "etcd":
		peer := fmt.Sprintf("http://127.0.0.1:%d", c.ports.EtcdPeer)
		return []string{
			"--name=kube", "--data-dir=" + c.path("etcd"),
			"--listen-client-urls=" + c.etcd(), "--advertise-client-urls=" + c.etcd(),
			"--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=" + peer, "--initial-cluster=kube=" + peer,
			// The data need not outlive the machine, and there is nobody to be elected against.
			"--unsafe-no-fsync", "--heartbeat-interval=20", "--election-timeout=200",
			"--log-level=warn",
		}, nil
	case "apiserver":
		return []string{
			"--etcd-servers=" + c.etcd(),
			"--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", fmt.Sprintf("--secure-port=%d", c.ports.APIServer),
			"--endpoint-reconciler-type=none",
			"--tls-cert-file=" + c.path("apiserver.crt"), "--tls-private-key-file=" + c.path("apiserver.key"),
			"--client-ca-file=" + c.path("ca.crt"),
			"--requestheader-client-ca-file=" + c.path("ca.crt"), "--requestheader-allowed-names=front-proxy",
			"--proxy-client-cert-file=" + c.path("proxy.crt"), "--proxy-client-key-file=" + c.path("proxy.key"),
			"--authorization-mode=RBAC",
			"--service-cluster-ip-range=10.96.0.0/16",
			"--service-account-issuer=https://kubernetes.default.svc",
			"--service-account-key-file=" + c.path("service-accounts.key"),
			"--service-account-signing-key-file=" + c.path("service-accounts.key"),
			"--audit-policy-file=" + c.path("audit-policy.yaml"), "--audit-log-path=" + c.path("audit.log"),
		}, nil
	case "controller-manager":
		return []string{
			"--kubeconfig=" + c.path("controller-manager.kubeconfig"), "--secure-port=0", "--leader-elect=false",
			"--root-ca-file=" + c.path("ca.crt"),
			"--service-account-private-key-file=" + c.path("service-accounts.key"),
			// A busy machine delays heartbeats; a node that is taken for dead would take all its pods with it.
			"--node-monitor-grace-period=24h",
			"--concurrent-namespace-syncs=50", "--concurrent-deployment-syncs=20", "--concurrent-replicaset-syncs=20",
			// Tests measure the client under test, not this one.
			"--kube-api-qps=2000", "--kube-api-burst=4000",
		}, nil
	case "scheduler":
		return []string{"--config=" + c.path("scheduler.yaml"), "--secure-port=0"}, nil
	case "kwok":
		return []string{
			"--kubeconfig=" + c.path("kwok.kubeconfig"), "--config=" + c.path("stages.yaml"), "--manage-all-nodes=true",
			"--node-port=0", "--v=WARN",
		}, nil
	}
	return nil, fmt.Errorf("no component %q; there are %v", component, components)
}
