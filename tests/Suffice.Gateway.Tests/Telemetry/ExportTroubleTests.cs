using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Suffice.Gateway.Telemetry;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>What keeps telemetry from being sent is told in the log, and not more often than helps.</summary>
public sealed class ExportTroubleTests
{
    [Fact]
    public async Task Export_NobodyThere_IsToldOnceAMinute()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using KeptLog log = new();
        using ExportTrouble trouble = new(gateway.Services.GetRequiredService<PolicyHost>(), TimeProvider.System, new Logger<ExportTrouble>(log));
        await trouble.StartAsync(CancellationToken.None);
        using ActivitySource source = new(nameof(ExportTroubleTests));
        using TracerProvider tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .AddOtlpExporter(exporter =>
            {
                exporter.Endpoint = new Uri("http://127.0.0.1:9/v1/traces");
                exporter.Protocol = OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf;
                exporter.ExportProcessorType = ExportProcessorType.Simple;
            })
            .Build();

        source.StartActivity("one")!.Dispose();
        source.StartActivity("two")!.Dispose();

        log.Lines.ShouldHaveSingleItem().Event.ShouldBe(812);
    }

    [Fact]
    public async Task Policy_OtherCollector_IsToldToWaitForAStart()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        PolicyHost policies = gateway.Services.GetRequiredService<PolicyHost>();
        using KeptLog log = new();
        using ExportTrouble trouble = new(policies, TimeProvider.System, new Logger<ExportTrouble>(log));
        await trouble.StartAsync(CancellationToken.None);

        gateway.ChangePolicy(Desk.Policy + "\ntelemetry: { otlp: { endpoint: \"http://127.0.0.1:9\" } }\n");
        await policies.ReloadAsync();

        (await log.First).Event.ShouldBe(811);
    }

    [Fact]
    public async Task Policy_SameCollector_IsNoNews()
    {
        string policy = Desk.Policy + "\ntelemetry: { otlp: { endpoint: \"http://127.0.0.1:9\", headers: { a: env:PATH_OF_NOTHING } } }\n";
        Environment.SetEnvironmentVariable("PATH_OF_NOTHING", "value");
        await using RunningGateway gateway = await RunningGateway.StartAsync(policy, Desk.Recording);
        PolicyHost policies = gateway.Services.GetRequiredService<PolicyHost>();
        using KeptLog log = new();
        using ExportTrouble trouble = new(policies, TimeProvider.System, new Logger<ExportTrouble>(log));
        await trouble.StartAsync(CancellationToken.None);

        gateway.ChangePolicy(policy + "# another comment\n");
        await policies.ReloadAsync();

        log.Lines.ShouldNotContain(line => line.Event == 811);
    }
}
