package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// spawn starts this program again as NAME, detached, with its output in NAME.log, and notes which process that is.
func (c *cluster) spawn(name string, args ...string) error {
	output, err := os.OpenFile(c.path(name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer output.Close()
	program, err := os.Executable()
	if err != nil {
		return err
	}
	process := exec.Command(program, append([]string{name}, args...)...)
	process.Dir = c.dir
	process.Env = append(os.Environ(), "HOME="+c.dir)
	process.Stdout, process.Stderr = output, output
	process.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := process.Start(); err != nil {
		return err
	}
	go process.Wait() // a process that ended must not look alive to this one
	note := fmt.Sprintf("%d %s", process.Process.Pid, startTime(process.Process.Pid))
	return os.WriteFile(c.path(name+".pid"), []byte(note), 0o600)
}

// end kills the process noted as NAME, and no other that has its number by now, and waits until it is gone.
func (c *cluster) end(name string) error {
	note, err := os.ReadFile(c.path(name + ".pid"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	number, started, _ := strings.Cut(string(note), " ")
	pid, err := strconv.Atoi(number)
	if err != nil {
		return fmt.Errorf("%s.pid: %w", name, err)
	}
	if alive(pid, started) {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			return err
		}
		for deadline := time.Now().Add(10 * time.Second); alive(pid, started); time.Sleep(5 * time.Millisecond) {
			if time.Now().After(deadline) {
				return fmt.Errorf("%s (process %d) does not end", name, pid)
			}
		}
	}
	return os.Remove(c.path(name + ".pid"))
}

// running tells whether the process noted as NAME still is.
func (c *cluster) running(name string) bool {
	note, err := os.ReadFile(c.path(name + ".pid"))
	if err != nil {
		return false
	}
	number, started, _ := strings.Cut(string(note), " ")
	pid, err := strconv.Atoi(number)
	return err == nil && alive(pid, started)
}

// alive is false of a zombie too: whoever started it may not have waited for it.
func alive(pid int, started string) bool {
	state, begun := stat(pid)
	return state != "" && state != "Z" && begun == started
}

// startTime tells processes apart that had the same number one after the other.
func startTime(pid int) string {
	_, begun := stat(pid)
	return begun
}

func stat(pid int) (state, started string) {
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", ""
	}
	// The name, in brackets, may have blanks in it.
	fields := strings.Fields(string(line[bytes.LastIndexByte(line, ')')+1:]))
	return fields[0], fields[19]
}
