using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Policy;
using Suffice.Schemas;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Fuzz.Targets;

/// <summary>The policy loader: a text is a policy, or each of its mistakes has a place and a cure; the same every time.</summary>
internal sealed class PolicyTarget : IFuzzTarget
{
    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    private readonly JsonSchema editors = JsonSchema.Parse(PolicySchema.Generate(BuiltInChecks.All));
    private readonly Func<string, PolicyLoadResult> load;
    private readonly Lazy<string> file = new(() => Path.Combine(Directory.CreateTempSubdirectory("suffice-fuzz-").FullName, "suffice.yaml"));

    /// <param name="load">Loads a policy's file; the real loader by default.</param>
    public PolicyTarget(Func<string, PolicyLoadResult>? load = null)
    {
        PolicyLoader loader = new(BuiltInChecks.All, BuiltInChecks.Structural, Catalog, new OneDay());
        PolicyLoadOptions options = new() { ReadVariable = name => name == "KEY" ? "sk-canary-0123456789" : null };
        this.load = load ?? (path => loader.Load(path, options));
    }

    public string Name => "policy";

    public int MostBytes => 4_096;

    public InputLimits Limits => new(64 << 20, 100_000) { TimePerByte = TimeSpan.FromMicroseconds(200) };

    public IReadOnlyList<string> Words { get; } =
    [
        "version: 1\n", "providers:\n", "models:\n", "tasks:\n", "default:", "gateway:", "ledger:", "protocol: ", "openai", "anthropic", "replay", "base_url: ", "https://a.example",
        "api_key: env:KEY", "file:", "id: ", "provider: ", "price: { input: 1, output: 5 }", "ladder: ", "[a, b]", "gate:", "structural", "- ", "why: ", "match: ", "system_contains: ",
        "system_matches: '^x'", "on_fail: ", "{ retry: 1, then: escalate }", "person", "deadline: 1.5m", "max_cost: 0.05", "retention: 400d", "32MB", "{ ", " }", "[", "]", ": ", "\n  ", "\n    ",
        "&a ", "*a", "<<: *a", "!x ", "|\n", ">-\n", "\"", "'", "# c\n", "? ", "---\n", "...\n", "%YAML 1.1\n", "~", "null", "true", ".inf", "1e999", "0x10", "\t", "\u00A0", "\u2028", "\0", "@", "`",
        .. BuiltInChecks.All.Select(check => $"{check.Name}: "),
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        string path = file.Value;
        File.WriteAllBytes(path, input.ToArray());
        PolicyLoadResult result = load(path);
        Law.Same(Text(load(path)), Text(result), "a policy loads the same every time");
        Law.Holds(result.IsValid == result.Errors.IsEmpty, "a policy without mistakes is a policy", Text(result));
        foreach (YamlError error in result.Errors)
        {
            Law.Holds(
                error.Line > 0 && error.Column > 0 && error.File.Length > 0 && error.Wrong.Length > 0 && error.Right.Length > 0,
                "a mistake has its place and its cure", error.ToString());
        }

        Law.Holds(!Text(result).Contains("sk-canary", StringComparison.Ordinal), "a key is never told", "it is");
        if (result.IsValid)
        {
            ForEditors(System.Text.Encoding.UTF8.GetString(input.Span));
        }

        return result.IsValid
            ? $"valid {result.Notices.Length > 0} {string.Join(' ', result.Origins.Select(origin => Place.Coarse(Last(origin.Path))).Distinct().Order(StringComparer.Ordinal).Take(12))}"
            : string.Join('|', result.Errors.Take(2).Select(error => $"{Place.Coarse(Last(error.Path))} {Place.Coarse(error.Wrong)}"));
    }

    /// <summary>What the loader accepts, an editor that follows the published schema does not underline.</summary>
    private void ForEditors(string text)
    {
        YamlNode? root = YamlDocument.Read(text.TrimStart('\uFEFF'), "suffice.yaml", string.Empty, new YamlFindings());
        SchemaVerdict verdict = editors.Validate(JsonOfYaml.Convert(root!));
        Law.Holds(verdict.IsValid, "the schema for editors accepts what the loader accepts", string.Join('\n', verdict.Violations));
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Text(PolicyLoadResult result) => string.Join('\n',
    [
        result.Policy?.Version ?? "none",
        .. result.Errors.Select(error => error.ToString()),
        .. result.Notices.Select(notice => notice.ToString()),
        .. result.Origins.Select(origin => origin.ToString()),
    ]);

    private sealed class OneDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    }
}
