using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Reports.Html;

/// <summary>A page's style and script, and the policy that lets nothing else run or be loaded.</summary>
/// <param name="style">The style.</param>
/// <param name="script">The script; <see langword="null"/> for a page without one.</param>
internal sealed class PageAssets(string style, string? script = null)
{
    /// <summary>The style that all pages share.</summary>
    public static string HouseStyle { get; } = Read(typeof(PageAssets).Assembly, "pages/page.css");

    /// <summary>The style.</summary>
    public string Style { get; } = style;

    /// <summary>The script; empty for a page without one.</summary>
    public string Script { get; } = script ?? string.Empty;

    /// <summary>The content security policy.</summary>
    public string Policy { get; } =
        $"default-src 'none'; style-src '{HashOf(style)}'; script-src {(script is null ? "'none'" : $"'{HashOf(script)}'")}; base-uri 'none'; form-action 'none'";

    /// <summary>Reads a file that ships inside an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">Its name there.</param>
    public static string Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
