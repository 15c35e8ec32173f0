package gateway

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

const healthPatience = 2 * time.Second

// The process runs.
func (g *Gateway) answerAlive(w http.ResponseWriter, _ *http.Request) {
	writeHealth(w, http.StatusOK, map[string]string{"gateway": "SERVING"})
}

// It answers, and so do the services behind it: 503 when one does not, or the
// gateway drains. The query service does not serve while its database is away,
// though it goes on answering what it has in memory.
func (g *Gateway) answerReady(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), healthPatience)
	defer cancel()
	names := []string{pulsev1.QueryService_ServiceDesc.ServiceName, pulsev1.RenderService_ServiceDesc.ServiceName}
	if g.settings.Editors {
		names = append(names, string(editorsService))
	}
	code, states := http.StatusOK, map[string]string{"gateway": "SERVING"}
	if g.draining.Err() != nil {
		code, states["gateway"] = http.StatusServiceUnavailable, "DRAINING"
	}
	for _, name := range names {
		states[name] = "SERVING"
		if err := g.client.Health(ctx, name); err != nil {
			code, states[name] = http.StatusServiceUnavailable, "NOT_SERVING"
		}
	}
	writeHealth(w, code, states)
}

func writeHealth(w http.ResponseWriter, code int, states map[string]string) {
	w.Header().Set("Content-Type", jsonType)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(states)
}
