using System.Text.RegularExpressions;
using Suffice.Audit.Formats;

namespace Suffice.Audit.Tests.Formats;

/// <summary>docs/log-formats.md.</summary>
public sealed class LogFormatsPageTests
{
    [Fact]
    public void Page_TableOfFormats_NamesEachOnceInTheirOrder() =>
        Regex.Matches(Table(), "(?<=^\\| `)[a-z-]+(?=` \\|)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(name => name.Value)
            .ShouldBe([.. LogFormats.All.Select(format => format.Name), "mapped"], "docs/log-formats.md, the first table");

    private static string Table()
    {
        string page = File.ReadAllText(Path.Combine(Checkout(), "docs", "log-formats.md"));
        return page[..page.IndexOf("\n## ", StringComparison.Ordinal)];
    }

    private static string Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Suffice.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("the tests run outside a checkout");
    }
}
