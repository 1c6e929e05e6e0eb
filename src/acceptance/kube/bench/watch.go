package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	kubewatch "k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	watchtools "k8s.io/client-go/tools/watch"
)

// watch prints a line for each change of a deployment, in whatever namespace, with the wall clock in microseconds:
//
//	MICROS created NAMESPACE NAME
//	MICROS rolled-out NAMESPACE NAME IMAGE   it is Available, and none but pods of this image are left
func watch(client *kubernetes.Clientset) error {
	ctx := context.Background()
	list, err := client.AppsV1().Deployments("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	changes, err := follow(ctx, client, "", list.ResourceVersion)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	said := map[string]string{}
	for change := range changes.ResultChan() {
		now := time.Now().UnixMicro()
		deployment, is := change.Object.(*appsv1.Deployment)
		if !is {
			return fmt.Errorf("the watch ended: %v", change.Object)
		}
		key := deployment.Namespace + " " + deployment.Name
		switch {
		case change.Type == kubewatch.Deleted:
			delete(said, key)
			continue
		case change.Type == kubewatch.Added:
			fmt.Println(now, "created", key)
		}
		image := deployment.Spec.Template.Spec.Containers[0].Image
		if rolledOut(deployment) && said[key] != image {
			said[key] = image
			fmt.Println(now, "rolled-out", key, image)
		}
	}
	return errors.New("the watch ended")
}

// follow watches deployments from a resource version on, and goes on where the API server ends a watch, as it does when it is
// busy.
func follow(ctx context.Context, client *kubernetes.Clientset, namespace, version string) (kubewatch.Interface, error) {
	return watchtools.NewRetryWatcherWithContext(ctx, version, &cache.ListWatch{
		WatchFuncWithContext: func(ctx context.Context, options metav1.ListOptions) (kubewatch.Interface, error) {
			return client.AppsV1().Deployments(namespace).Watch(ctx, options)
		},
	})
}

func rolledOut(deployment *appsv1.Deployment) bool {
	wanted, status := *deployment.Spec.Replicas, deployment.Status
	return available(deployment) &&
		status.UpdatedReplicas == wanted && status.AvailableReplicas == wanted && status.Replicas == wanted
}

func available(deployment *appsv1.Deployment) bool {
	if deployment.Status.ObservedGeneration < deployment.Generation {
		return false
	}
	for _, condition := range deployment.Status.Conditions {
		if condition.Type == appsv1.DeploymentAvailable {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return false
}
