// Command pulse-http answers HTTP and JSON in front of the services. README.md
// has its paths; --help its flags.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/net/netutil"
	"google.golang.org/grpc/grpclog"

	"github.com/cordisbright/pulse/clients/http/gateway"
)

const (
	// A path, its query and all headers. A filter has 4,000 bytes at most, three
	// times that when it is escaped.
	maxHeaderBytes = 64 << 10
	headerPatience = 5 * time.Second
	idlePatience   = time.Minute
)

// Made by clients/generate.
//
//go:embed openapi.yaml
var openAPI []byte

func main() {
	c, err := readConfiguration(os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulse-http:", err)
		os.Exit(2)
	}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	// The request log says what failed; gRPC would say it again, with addresses.
	grpclog.SetLoggerV2(grpclog.NewLoggerV2(io.Discard, io.Discard, io.Discard))
	if err := serve(stop, c, newLog(c.logFormat)); err != nil {
		fmt.Fprintln(os.Stderr, "pulse-http:", err)
		os.Exit(1)
	}
}

func newLog(format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(os.Stderr, nil))
	}
	return slog.New(slog.NewTextHandler(os.Stderr, nil))
}

// Serves until `stop` is done, then lets requests in flight end.
func serve(stop context.Context, c *configuration, log *slog.Logger) error {
	front, err := gateway.New(gateway.Settings{Services: c.services, Editors: c.editors, Origins: c.origins, OpenAPI: openAPI, Log: log})
	if err != nil {
		return err
	}
	defer front.Close()
	listener, err := net.Listen("tcp", c.listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           front,
		MaxHeaderBytes:    maxHeaderBytes,
		ReadHeaderTimeout: headerPatience,
		IdleTimeout:       idlePatience,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	log.Info("listening", "address", listener.Addr().String(), "editors", c.editors)
	served := make(chan error, 1)
	go func() { served <- server.Serve(netutil.LimitListener(listener, c.connections)) }()
	select {
	case err := <-served:
		return err
	case <-stop.Done():
	}
	log.Info("draining", "seconds", c.drain)
	front.Drain()
	limit, cancel := context.WithTimeout(context.Background(), time.Duration(c.drain)*time.Second)
	defer cancel()
	if err := server.Shutdown(limit); err != nil {
		log.Warn("requests were cut off", "error", err.Error())
		return server.Close()
	}
	return nil
}
