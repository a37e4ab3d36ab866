// Command gitea is the unmodified Gitea, with the one thing more that a part of
// the sandbox needs: it ends with the process that started it.
package main

import (
	"io"
	"os"
	"time"

	"code.gitea.io/gitea/cmd"
	"code.gitea.io/gitea/modules/log"
	_ "code.gitea.io/gitea/modules/markup/markdown"
	"code.gitea.io/gitea/modules/setting"
)

// Version is Gitea's own; the build sets it.
var Version = "development"

func main() {
	if os.Getenv("BERTH_EXIT_WITH_STDIN") != "" {
		// Not for the hooks that Git starts: what they read is their input.
		_ = os.Unsetenv("BERTH_EXIT_WITH_STDIN")
		go exitWithStdin()
	}
	setting.AppVer = Version
	setting.AppStartTime = time.Now().UTC()
	err := cmd.RunMainApp(cmd.NewMainApp(cmd.AppVersion{Version: Version}), os.Args...)
	log.GetManager().Close()
	if err != nil {
		os.Exit(1)
	}
}

// exitWithStdin ends the process as soon as its standard input closes, which
// it does however the sandbox ends, SIGKILL included.
func exitWithStdin() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}
