package gateway

import (
	"net/http"
	"strings"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

// Finds the request's route and holds it against it; what passes is transcoded.
func (g *Gateway) withRoute(transcoder http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e := exchangeOf(r.Context())
		e.header = w.Header()
		asked := r.Method
		if asked == http.MethodHead {
			asked = http.MethodGet // the server leaves the body out by itself
		}
		found, allowed := g.routes.find(asked, r.URL.EscapedPath())
		if r.Method == http.MethodHead && found != nil && found.procedure.IsStreamingServer() {
			found, allowed = nil, []string{http.MethodGet} // it would not end
		}
		if found == nil {
			writeError(w, notFound(w, allowed))
			return
		}
		e.route = found
		if err := g.admit(w, r, e); err != nil {
			writeError(w, err)
			return
		}
		passed := r.Clone(r.Context())
		passed.Method = asked
		transcoder.ServeHTTP(w, passed)
	})
}

func (g *Gateway) admit(w http.ResponseWriter, r *http.Request, e *exchange) error {
	if !g.settings.Editors && e.route.procedure.Parent().FullName() == editorsService {
		return errReadersOnly
	}
	if err := checkRequest(w, r, e); err != nil {
		return err
	}
	e.held = parseEntityTags(r.Header.Values("If-None-Match"))
	e.lastEventID = r.Header.Get("Last-Event-ID")
	return nil
}

var editorsService = pulsev1.File_cordisbright_pulse_v1_ingest_service_proto.Services().Get(0).FullName()

func notFound(w http.ResponseWriter, allowed []string) error {
	if len(allowed) == 0 {
		return refuse(http.StatusNotFound, "PATH_UNKNOWN", "There is nothing at this path. openapi.yaml lists those there are.")
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	return refuse(http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "This path has "+strings.Join(allowed, ", ")+".")
}
