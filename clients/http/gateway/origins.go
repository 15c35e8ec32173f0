package gateway

import (
	"net/http"
	"slices"
	"strings"
)

const (
	sharedMethods = "GET, HEAD, POST"
	sharedRequest = "Content-Type, If-None-Match, Last-Event-ID, X-Request-Id"
	sharedAnswer  = "ETag, Retry-After, X-Request-Id, Pulse-Replay-Lag-Ms"
	preflightAge  = "3600" // seconds
)

// Lets pages of the origins read the answers (CORS). No cookies: nothing here
// knows who asks.
func withOrigins(origins []string, next http.Handler) http.Handler {
	if len(origins) == 0 {
		return next
	}
	all := slices.Contains(origins, "*")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		origin := r.Header.Get("Origin")
		if !all {
			header.Add("Vary", "Origin")
		}
		if origin == "" || !(all || slices.Contains(origins, origin)) {
			next.ServeHTTP(w, r)
			return
		}
		if all {
			origin = "*"
		}
		header.Set("Access-Control-Allow-Origin", origin)
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			header.Set("Access-Control-Allow-Methods", sharedMethods)
			header.Set("Access-Control-Allow-Headers", sharedRequest)
			header.Set("Access-Control-Max-Age", preflightAge)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		header.Set("Access-Control-Expose-Headers", sharedAnswer)
		next.ServeHTTP(w, r)
	})
}

// ValidOrigin says whether text is an origin as a browser sends it, or `*`.
func ValidOrigin(text string) bool {
	if text == "*" {
		return true
	}
	scheme, host, found := strings.Cut(text, "://")
	return found && (scheme == "http" || scheme == "https") && host != "" && !strings.ContainsAny(host, "/?# ")
}
