package pulse

import (
	"context"
	"fmt"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health/grpc_health_v1"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

// Health asks a service whether it serves; nil: it does. service is its full
// name, cordisbright.pulse.v1.QueryService. Fails with an *Error: UNAVAILABLE
// when it cannot be reached or says that it does not serve.
func (c *Client) Health(ctx context.Context, service string) error {
	services := []string{pulsev1.IngestService_ServiceDesc.ServiceName,
		pulsev1.QueryService_ServiceDesc.ServiceName, pulsev1.RenderService_ServiceDesc.ServiceName}
	for i, name := range services {
		if name != service {
			continue
		}
		answer, err := grpc_health_v1.NewHealthClient(c.connections[i]).Check(ctx,
			&grpc_health_v1.HealthCheckRequest{Service: service})
		if err == nil && answer.Status != grpc_health_v1.HealthCheckResponse_SERVING {
			return &Error{Code: codes.Unavailable, Message: fmt.Sprintf("%s is %v", service, answer.Status)}
		}
		return err
	}
	return invalid(service + " is no service of the API")
}
