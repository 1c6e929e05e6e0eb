package main

import (
	"bytes"
	_ "embed"
	"fmt"

	nodefast "sigs.k8s.io/kwok/kustomize/stage/node/fast"
	nodeheartbeat "sigs.k8s.io/kwok/kustomize/stage/node/heartbeat-with-lease"
	podfast "sigs.k8s.io/kwok/kustomize/stage/pod/fast"
	"sigs.k8s.io/yaml"
)

//go:embed stages.yaml
var ownStages []byte

// stages are kwok's own, under which every pod is ready at once, and those of stages.yaml, which have the greater weight. One
// that says `sameAs` ends as that earlier stage does, only later or for other pods.
func stages() ([]byte, error) {
	defaults := []string{
		nodefast.DefaultNodeInit, nodeheartbeat.DefaultNodeHeartbeatWithLease,
		podfast.DefaultPodReady, podfast.DefaultPodComplete, podfast.DefaultPodDelete,
	}
	all := make([][]byte, 0, len(defaults))
	ends := map[string]any{}
	for _, text := range defaults {
		stage, err := read([]byte(text))
		if err != nil {
			return nil, err
		}
		ends[stage.name()] = stage["spec"].(map[string]any)["next"]
		ends[stage.name()] = stage["spec"].(map[string]any)["next"]
		all = append(all, []byte(text))
	}
	for _, text := range bytes.Split(ownStages, []byte("\n---\n")) {
		stage, err := read(text)
		if err != nil {
			return nil, err
		}
		spec := stage["spec"].(map[string]any)
		if same, ok := spec["sameAs"]; ok {
			delete(spec, "sameAs")
			if spec["next"] = ends[same.(string)]; spec["next"] == nil {
				return nil, fmt.Errorf("stage %s: there is no stage %v before it", stage.name(), same)
			}
		}
		ends[stage.name()] = spec["next"]
		written, err := yaml.Marshal(stage)
		if err != nil {
			return nil, err
		}
		all = append(all, written)
	}
	return bytes.Join(all, []byte("\n---\n")), nil
}

type stage map[string]any

func (s stage) name() string { return s["metadata"].(map[string]any)["name"].(string) }

func read(text []byte) (stage, error) {
	var read stage
	if err := yaml.Unmarshal(text, &read); err != nil {
		return nil, fmt.Errorf("%w in:\n%s", err, text)
	}
	return read, nil
}
