package gateway

import (
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"net/http"
	"regexp"
	"time"
)

const requestIDKey = "x-request-id"

// As the services take it.
var validRequestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// Gives each request its id, which the services log too, and logs a line when it
// is answered: without the query, which is what somebody looks for.
func (g *Gateway) withRequestLog(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		e := &exchange{requestID: requestID(r), header: w.Header()}
		w.Header().Set("X-Request-Id", e.requestID)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		answer := &answerWriter{ResponseWriter: w, control: http.NewResponseController(w),
			patience: g.settings.WritePatience, status: http.StatusOK}
		answer.wait()
		next.ServeHTTP(answer, r.WithContext(withExchange(r.Context(), e)))
		level := slog.LevelInfo
		if answer.status >= http.StatusInternalServerError {
			level = slog.LevelWarn
		}
		g.settings.Log.Log(r.Context(), level, "request", "request_id", e.requestID, "method", r.Method, "path", r.URL.EscapedPath(),
			"status", answer.status, "bytes", answer.bytes, "milliseconds", time.Since(started).Milliseconds())
	})
}

func requestID(r *http.Request) string {
	if sent := r.Header.Get("X-Request-Id"); validRequestID.MatchString(sent) {
		return sent
	}
	var id [8]byte
	if _, err := rand.Read(id[:]); err != nil {
		panic(err) // the system has no randomness: nothing is safe any more
	}
	return hex.EncodeToString(id[:])
}
