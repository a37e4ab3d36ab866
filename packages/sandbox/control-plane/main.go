// Command control-plane is etcd, kube-apiserver, kube-controller-manager,
// kube-scheduler, kwok or kubectl, by its first argument: the unmodified upstream
// programs, linked into one binary so that one build and one cached file serve
// them all.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	"k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

func main() {
	if len(os.Args) < 2 {
		fail("name a component")
	}
	component := os.Args[1]
	os.Args = append([]string{component}, os.Args[2:]...)

	if os.Getenv("BERTH_EXIT_WITH_STDIN") != "" {
		go exitWithStdin()
	}

	switch component {
	case "etcd":
		etcdmain.Main(os.Args)
	case "kube-apiserver":
		run(apiserver.NewAPIServerCommand())
	case "kube-controller-manager":
		run(controllermanager.NewControllerManagerCommand())
	case "kube-scheduler":
		run(scheduler.NewSchedulerCommand())
	case "kubectl":
		run(cmd.NewDefaultKubectlCommand())
	case "kwok":
		runKwok()
	case "kwok-manifests":
		printKwokManifests()
	default:
		fail("unknown component " + component)
	}
}

func run(command *cobra.Command) {
	os.Exit(cli.Run(command))
}

// exitWithStdin ends the process as soon as its standard input closes. The
// sandbox holds the other end of that pipe, and the kernel closes it however
// the sandbox ends, SIGKILL included: no component can outlive it.
func exitWithStdin() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

func fail(problem string) {
	fmt.Fprintln(os.Stderr, problem+": etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kwok, kwok-manifests or kubectl")
	os.Exit(2)
}
