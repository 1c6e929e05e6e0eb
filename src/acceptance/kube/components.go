package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubeapiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	kubecontrollermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	kubescheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	"sigs.k8s.io/kwok/pkg/config"
	kwokcmd "sigs.k8s.io/kwok/pkg/kwok/cmd"
	"sigs.k8s.io/kwok/pkg/log"
	"sigs.k8s.io/kwok/pkg/utils/signals"
)

func etcd([]string) error {
	etcdmain.Main(os.Args)
	return nil
}

func apiserver([]string) error { return run(kubeapiserver.NewAPIServerCommand()) }
func controllerManager([]string) error {
	return run(kubecontrollermanager.NewControllerManagerCommand())
}
func scheduler([]string) error { return run(kubescheduler.NewSchedulerCommand()) }

func run(component *cobra.Command) error {
	os.Exit(cli.Run(component))
	return nil
}

func kwok([]string) error {
	flags := pflag.NewFlagSet("global", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.Usage = func() {}
	ctx, _ := log.InitFlags(signals.SetupSignalContext(), flags)
	ctx, err := config.InitFlags(ctx, flags)
	if err != nil {
		return err
	}
	command := kwokcmd.NewCommand(ctx)
	command.Version = "" // its flag clashes with the one of Kubernetes in the same program
	command.PersistentFlags().AddFlagSet(flags)
	return command.ExecuteContext(ctx)
}
