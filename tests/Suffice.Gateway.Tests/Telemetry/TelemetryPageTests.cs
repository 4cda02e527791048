using System.Reflection;
using Suffice.Telemetry;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>docs/telemetry.md names whatever spans and metrics go by.</summary>
public sealed class TelemetryPageTests
{
    public static TheoryData<string> Names =>
    [
        .. new[] { typeof(TelemetryNames.Attributes), typeof(TelemetryNames.Prometheus), typeof(TelemetryNames.Metrics) }
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(name => (string)name.GetRawConstantValue()!).Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_EveryName_IsDescribed(string name) => TelemetryPage.Text.ShouldContain($"`{name}`", Case.Sensitive);
}
