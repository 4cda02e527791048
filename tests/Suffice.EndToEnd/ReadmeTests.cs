using System.Text.RegularExpressions;

namespace Suffice.EndToEnd;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task FirstPolicy_AsWritten_IsValid()
    {
        string readme = await File.ReadAllTextAsync(Root("README.md"));
        using TestFolder folder = new();
        folder.Write("suffice.yaml", YamlBlock.Match(readme).Groups["yaml"].Value);
        folder.Write("triage.schema.json", """{"type":"object"}""");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "check");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldNotContain("error:");
    }

    [Fact]
    public async Task Pages_NamedInTheReadme_AreThere()
    {
        string readme = await File.ReadAllTextAsync(Root("README.md"));

        IEnumerable<string> missing = LocalLink.Matches(readme).Select(m => m.Groups["path"].Value).Where(p => !Path.Exists(Root(p)));

        missing.ShouldBeEmpty();
    }

    private static string Root(string path)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Suffice.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new DirectoryNotFoundException("the tests run outside their checkout"), path);
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex YamlBlock { get; }

    [GeneratedRegex(@"\]\((?<path>docs/[^)]*)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex LocalLink { get; }
}
