namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>docs/telemetry.md.</summary>
internal static class TelemetryPage
{
    public static string Text { get; } = File.ReadAllText(Find());

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Suffice.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new DirectoryNotFoundException("the tests run outside a checkout"), "docs", "telemetry.md");
    }
}
