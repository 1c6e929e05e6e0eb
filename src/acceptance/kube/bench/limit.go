package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
)

// As many requests are under way at once.
const atOnce = 8

// limiter does what must be done and no more: no state of its own, no reading before writing, no care for what is there.
type limiter struct {
	client *kubernetes.Clientset
	apps   []app
	turns  chan struct{}
}

// limit does what each line of standard input says, and prints the line when it is done:
//
//	install NAMESPACE            makes the namespace and each app in it as soon as what it depends on is Available
//	update NAMESPACE APP IMAGE   changes one app
func limit(client *kubernetes.Clientset, folder string) error {
	apps, err := read(folder)
	if err != nil {
		return err
	}
	l := &limiter{client: client, apps: apps, turns: make(chan struct{}, atOnce)}
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		go func(line string) {
			if err := l.do(strings.Fields(line)); err != nil {
				fmt.Fprintf(os.Stderr, "bench limit: %s: %v\n", line, err)
				os.Exit(1)
			}
			fmt.Println(line)
		}(lines.Text())
	}
	return lines.Err()
}

func (l *limiter) do(words []string) error {
	switch {
	case len(words) == 2 && words[0] == "install":
		return l.install(words[1])
	case len(words) == 4 && words[0] == "update":
		return l.update(words[1], words[2], words[3])
	}
	return fmt.Errorf("not understood")
}

func (l *limiter) install(namespace string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	space := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace}}
	space, err := l.client.CoreV1().Namespaces().Create(ctx, space, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	// What comes after the namespace was made is all that there can be in it.
	watch, err := follow(ctx, l.client, namespace, space.ResourceVersion)
	if err != nil {
		return err
	}
	defer watch.Stop()
	failed := make(chan error, 3*len(l.apps))
	isAvailable := map[string]bool{}
	begun := map[string]bool{}
	for {
		for _, app := range l.apps {
			if !begun[app.name] && all(app.depends, isAvailable) {
				begun[app.name] = true
				l.create(ctx, namespace, app, failed)
			}
		}
		if len(isAvailable) == len(l.apps) {
			return nil
		}
		select {
		case err := <-failed:
			return err
		case event, open := <-watch.ResultChan():
			deployment, is := event.Object.(*appsv1.Deployment)
			if !open || !is {
				return fmt.Errorf("the watch ended: %v", event.Object)
			}
			if available(deployment) {
				isAvailable[deployment.Name] = true
			}
		}
	}
}

// create makes the three objects of an app, none waiting for another.
func (l *limiter) create(ctx context.Context, namespace string, app app, failed chan<- error) {
	l.turn(failed, func() error {
		_, err := l.client.AppsV1().Deployments(namespace).Create(ctx, app.deployment, metav1.CreateOptions{})
		return err
	})
	l.turn(failed, func() error {
		_, err := l.client.CoreV1().ConfigMaps(namespace).Create(ctx, app.config, metav1.CreateOptions{})
		return err
	})
	l.turn(failed, func() error {
		_, err := l.client.CoreV1().Services(namespace).Create(ctx, app.service, metav1.CreateOptions{})
		return err
	})
}

func (l *limiter) turn(failed chan<- error, request func() error) {
	go func() {
		l.turns <- struct{}{}
		defer func() { <-l.turns }()
		if err := request(); err != nil {
			failed <- err
		}
	}()
}

func (l *limiter) update(namespace, app, image string) error {
	patch := fmt.Appendf(nil, `{"spec":{"template":{"spec":{"containers":[{"name":"main","image":%q}]}}}}`, image)
	deployments := l.client.AppsV1().Deployments(namespace)
	_, err := deployments.Patch(context.Background(), app, types.StrategicMergePatchType, patch, metav1.PatchOptions{})
	return err
}

func all(names []string, are map[string]bool) bool {
	for _, name := range names {
		if !are[name] {
			return false
		}
	}
	return true
}
