using System.Security.Cryptography;
using System.Text;

namespace Suffice.Audit.Reports.Html;

/// <summary>The page's style and script, and the policy that lets nothing else run or be loaded.</summary>
internal static class ReportAssets
{
    /// <summary>The style.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>The script: sorting, filtering, opening details for print. The page says all it has to say without it.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>The content security policy.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Read(string name)
    {
        using Stream stream = typeof(ReportAssets).Assembly.GetManifestResourceStream($"audit/{name}")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
