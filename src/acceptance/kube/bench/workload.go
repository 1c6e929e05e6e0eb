package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes/scheme"
)

// app is one app of a workload: a Deployment, a Service and a ConfigMap.
type app struct {
	name       string
	depends    []string
	deployment *appsv1.Deployment
	service    *corev1.Service
	config     *corev1.ConfigMap
}

// read reads a workload: order.json says what each app depends on, and NAME.yaml is the app.
func read(folder string) ([]app, error) {
	content, err := os.ReadFile(filepath.Join(folder, "order.json"))
	if err != nil {
		return nil, err
	}
	order := map[string][]string{}
	if err := json.Unmarshal(content, &order); err != nil {
		return nil, err
	}
	var apps []app
	for name, depends := range order {
		app := app{name: name, depends: depends}
		if err := app.read(filepath.Join(folder, name+".yaml")); err != nil {
			return nil, err
		}
		apps = append(apps, app)
	}
	return apps, nil
}

func (a *app) read(file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, document := range bytes.Split(content, []byte("\n---\n")) {
		object, _, err := scheme.Codecs.UniversalDeserializer().Decode(document, nil, nil)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		switch object := object.(type) {
		case *appsv1.Deployment:
			a.deployment = object
		case *corev1.Service:
			a.service = object
		case *corev1.ConfigMap:
			a.config = object
		}
	}
	if a.deployment == nil || a.service == nil || a.config == nil {
		return fmt.Errorf("%s: not a Deployment, a Service and a ConfigMap", file)
	}
	return nil
}
