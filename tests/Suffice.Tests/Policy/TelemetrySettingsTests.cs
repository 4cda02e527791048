using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Tests.Policy;

public sealed class TelemetrySettingsTests
{
    [Fact]
    public void Telemetry_NotStated_CountsAndSendsNowhere()
    {
        using PolicyFolder folder = new("version: 1\n");

        TelemetrySettings telemetry = folder.Load().Policy!.Telemetry;

        telemetry.ShouldBe(new TelemetrySettings { Metrics = true, Log = LoggedRequests.Failures, Otlp = null });
    }

    [Fact]
    public void Otlp_EverythingStated_IsTaken()
    {
        using PolicyFolder folder = new(
            "version: 1\ntelemetry: { metrics: false, log: all, otlp: { endpoint: https://collector:4317, protocol: grpc, headers: { authorization: env:TOKEN }, traces: 0.25, metrics: false } }\n");
        folder.Variables["TOKEN"] = "Bearer canary-token\n";

        PolicyLoadResult result = folder.Load(requireKeys: true);

        result.Errors.ShouldBeEmpty();
        TelemetrySettings telemetry = result.Policy!.Telemetry;
        (telemetry.Metrics, telemetry.Log).ShouldBe((false, LoggedRequests.All));
        OtlpSettings otlp = telemetry.Otlp.ShouldNotBeNull();
        (otlp.Endpoint, otlp.Protocol, otlp.Traces, otlp.Metrics).ShouldBe((new Uri("https://collector:4317"), OtlpProtocol.Grpc, 0.25, false));
        otlp.Headers.ShouldHaveSingleItem().Value.Reveal().ShouldBe("Bearer canary-token");
        $"{telemetry} {otlp.Headers[0]}".ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("a,b=c")]
    [InlineData("two\nlines")]
    [InlineData("schlüssel")]
    public void OtlpHeader_ValueThatNoHeaderHolds_IsRefusedAndNotShown(string value)
    {
        using PolicyFolder folder = new(
            "version: 1\ntelemetry: { otlp: { endpoint: https://collector, headers: { authorization: env:TOKEN } } }\n");
        folder.Variables["TOKEN"] = value;

        PolicyLoadResult result = folder.Load(requireKeys: true);

        YamlError error = result.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe("telemetry.otlp.headers.authorization");
        error.Wrong.ShouldContain("env:TOKEN");
        error.ToString().ShouldNotContain(value);
    }

    [Theory]
    [InlineData("http://collector:4318", 1)]
    [InlineData("http://127.0.0.1:4318", 0)]
    [InlineData("https://collector:4318", 0)]
    public void OtlpHeader_OverHttpBeyondThisMachine_IsNoticed(string endpoint, int notices)
    {
        using PolicyFolder folder = new(
            $"version: 1\ntelemetry: {{ otlp: {{ endpoint: \"{endpoint}\", headers: {{ authorization: env:TOKEN }} }} }}\n");
        folder.Variables["TOKEN"] = "Bearer x";

        PolicyLoadResult result = folder.Load();

        result.Notices.Count(notice => notice.Path == "telemetry.otlp.endpoint").ShouldBe(notices);
    }
}
