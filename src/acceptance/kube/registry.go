package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"github.com/distribution/distribution/v3/configuration"
	_ "github.com/distribution/distribution/v3/registry/auth/htpasswd"
	"github.com/distribution/distribution/v3/registry/handlers"
	_ "github.com/distribution/distribution/v3/registry/storage/driver/filesystem"
	_ "github.com/distribution/distribution/v3/registry/storage/driver/inmemory"
	"golang.org/x/crypto/bcrypt"
)

// registry serves images until standard input ends, so that it never outlives the test that wants it.
func registry(args []string) error {
	flags := flag.NewFlagSet("registry", flag.ContinueOnError)
	dir := flags.String("dir", "", "where images are kept; in memory if not said")
	user := flags.String("user", "", "who may use it; everybody if not said")
	password := flags.String("password", "", "of that user")
	if err := flags.Parse(args); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String()
	config := &configuration.Configuration{
		Storage: configuration.Storage{"inmemory": {}, "delete": {"enabled": true}, "maintenance": {"uploadpurging": map[any]any{"enabled": false}}},
	}
	config.HTTP.Secret = "of tests"
	config.HTTP.Host = address
	config.Log.Level = "warn"
	config.Catalog.MaxEntries = 1000
	if *dir != "" {
		delete(config.Storage, "inmemory")
		config.Storage["filesystem"] = configuration.Parameters{"rootdirectory": *dir}
	}
	if *user != "" {
		passwords, err := os.MkdirTemp("", "flow-registry-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(passwords)
		file, err := passwordFile(passwords, *user, *password)
		if err != nil {
			return err
		}
		config.Auth = configuration.Auth{"htpasswd": {"realm": "registry of tests", "path": file}}
	}
	server := &http.Server{Handler: handlers.NewApp(context.Background(), config)}
	go func() {
		io.Copy(io.Discard, os.Stdin)
		server.Close()
	}()
	fmt.Println(address)
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}

func passwordFile(dir, user, password string) (string, error) {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "htpasswd")
	return file, os.WriteFile(file, fmt.Appendf(nil, "%s:%s\n", user, hash), 0o600)
}
