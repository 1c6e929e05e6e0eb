package main

import (
	"crypto/rand"
	"crypto/rsa"
	_ "embed"
	"os"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

//go:embed audit-policy.yaml
var auditPolicy []byte

const schedulerConfiguration = `apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
leaderElection: { leaderElect: false }
clientConnection: { kubeconfig: scheduler.kubeconfig, qps: 2000, burst: 4000 }
`

// configure writes all that components read: keys, certificates, who they are, and what kwok does.
func (c *cluster) configure() error {
	trust, err := newAuthority()
	if err != nil {
		return err
	}
	if err := c.writeServerFiles(trust); err != nil {
		return err
	}
	for _, user := range []struct {
		file, name string
		groups     []string
	}{
		{"kubeconfig", "admin", []string{"system:masters"}},
		// Its controllers have no accounts of their own here, so it needs all of their rights.
		{"controller-manager.kubeconfig", "system:kube-controller-manager", []string{"system:masters"}},
		{"scheduler.kubeconfig", "system:kube-scheduler", nil},
		{"kwok.kubeconfig", "kwok", []string{"system:masters"}},
	} {
		identity, err := trust.client(user.name, user.groups...)
		if err != nil {
			return err
		}
		if err := c.writeKubeconfig(user.file, user.name, identity, trust); err != nil {
			return err
		}
	}
	stages, err := stages()
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"stages.yaml":       stages,
		"audit-policy.yaml": auditPolicy,
		"scheduler.yaml":    []byte(schedulerConfiguration),
	} {
		if err := os.WriteFile(c.path(name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (c *cluster) writeServerFiles(trust *authority) error {
	serving, err := trust.server("localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc")
	if err != nil {
		return err
	}
	if err := serving.write(c.path("apiserver")); err != nil {
		return err
	}
	// Who kube-apiserver is to aggregated API servers.
	proxy, err := trust.client("front-proxy")
	if err != nil {
		return err
	}
	if err := proxy.write(c.path("proxy")); err != nil {
		return err
	}
	accounts, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.path("service-accounts.key"), encodeKey(accounts), 0o600); err != nil {
		return err
	}
	return os.WriteFile(c.path("ca.crt"), trust.pem(), 0o600)
}

func (c *cluster) writeKubeconfig(file, user string, identity pair, trust *authority) error {
	config := api.NewConfig()
	config.Clusters["kube"] = &api.Cluster{Server: c.server(), CertificateAuthorityData: trust.pem()}
	config.AuthInfos[user] = &api.AuthInfo{ClientCertificateData: identity.certificate, ClientKeyData: identity.key}
	config.Contexts["kube"] = &api.Context{Cluster: "kube", AuthInfo: user}
	config.CurrentContext = "kube"
	return clientcmd.WriteToFile(*config, c.path(file))
}
