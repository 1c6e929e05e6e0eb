package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"golang.org/x/sys/unix"
)

// down ends what up started, by its processes' numbers, and removes the folder.
func down(args []string) error {
	c, err := of(args, 1, "kube down DIR")
	if err != nil {
		return err
	}
	return errors.Join(c.end("guard"), c.down())
}

func (c *cluster) down() error {
	// From the last to the first, or each would complain of the loss of another. Their data are not worth a farewell.
	for _, component := range slices.Backward(components) {
		if err := c.end(component); err != nil {
			return err
		}
	}
	return os.RemoveAll(c.dir)
}

// kill takes one component away as a crash does.
func kill(args []string) error {
	c, err := of(args, 2, "kube kill DIR COMPONENT")
	if err != nil {
		return err
	}
	if !slices.Contains(components, args[1]) {
		return fmt.Errorf("no component %q; there are %v", args[1], components)
	}
	if !c.running(args[1]) {
		return fmt.Errorf("%s is not running", args[1])
	}
	return c.end(args[1])
}

// start brings a component back, with the address and the data it had. With kube-apiserver come those that live by it: left
// alone, they would go on waiting, half a minute and more after long absences.
func start(args []string) error {
	c, err := of(args, 2, "kube start DIR COMPONENT")
	if err != nil {
		return err
	}
	if c.running(args[1]) {
		return fmt.Errorf("%s is running", args[1])
	}
	if err := c.launch(args[1]); err != nil {
		return err
	}
	if args[1] != "apiserver" {
		return nil
	}
	if err := c.await("apiserver", c.answers); err != nil {
		return err
	}
	for _, follower := range followers {
		if err := errors.Join(c.end(follower), c.launch(follower)); err != nil {
			return err
		}
	}
	return nil
}

// compact makes etcd forget all but the newest revision.
func compact(args []string) error {
	c, err := of(args, 1, "kube compact DIR")
	if err != nil {
		return err
	}
	client, err := clientv3.New(clientv3.Config{Endpoints: []string{c.etcd()}, DialTimeout: 10 * time.Second})
	if err != nil {
		return err
	}
	defer client.Close()
	now, err := client.Get(context.Background(), "any")
	if err != nil {
		return err
	}
	_, err = client.Compact(context.Background(), now.Header.Revision)
	return err
}

// guard ends a cluster with the process that wanted it, however that process ends.
func guard(args []string) error {
	c, err := of(args, 2, "kube guard DIR PID")
	if err != nil {
		return err
	}
	owner, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("%q is no process: %w", args[1], err)
	}
	watched, err := unix.PidfdOpen(owner, 0)
	if errors.Is(err, unix.ESRCH) {
		return c.down()
	}
	if err != nil {
		return err
	}
	for {
		_, err := unix.Poll([]unix.PollFd{{Fd: int32(watched), Events: unix.POLLIN}}, -1)
		if !errors.Is(err, unix.EINTR) {
			return errors.Join(err, c.down())
		}
	}
}

func of(args []string, wanted int, usage string) (*cluster, error) {
	if len(args) != wanted {
		return nil, fmt.Errorf("used as: %s", usage)
	}
	return open(args[0])
}
