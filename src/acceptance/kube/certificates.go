package main

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"
)

// authority signs what a cluster trusts. All keys are RSA: not every client reads others.
type authority struct {
	certificate *x509.Certificate
	key         *rsa.PrivateKey
}

// pair is a certificate with its key, both PEM.
type pair struct{ certificate, key []byte }

func newAuthority() (*authority, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	template := certificateTemplate("kube-for-tests")
	template.IsCA, template.BasicConstraintsValid = true, true
	template.KeyUsage |= x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	return &authority{certificate, key}, err
}

// client signs the certificate of a user and the groups it is in.
func (a *authority) client(user string, groups ...string) (pair, error) {
	template := certificateTemplate(user)
	template.Subject.Organization = groups
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	return a.sign(template)
}

// server signs the certificate of what listens on the loopback interface.
func (a *authority) server(names ...string) (pair, error) {
	template := certificateTemplate(names[0])
	template.DNSNames = names
	template.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)}
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	return a.sign(template)
}

func (a *authority) sign(template *x509.Certificate) (pair, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return pair{}, err
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	return pair{encode("CERTIFICATE", der), encodeKey(key)}, err
}

func (a *authority) pem() []byte { return encode("CERTIFICATE", a.certificate.Raw) }

func certificateTemplate(name string) *x509.Certificate {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		panic(fmt.Sprintf("no randomness: %v", err))
	}
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(7 * 24 * time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
	}
}

func encode(kind string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}

func encodeKey(key *rsa.PrivateKey) []byte {
	return encode("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key))
}

// write puts the pair in NAME.crt and NAME.key.
func (p pair) write(name string) error {
	if err := os.WriteFile(name+".crt", p.certificate, 0o600); err != nil {
		return err
	}
	return os.WriteFile(name+".key", p.key, 0o600)
}
