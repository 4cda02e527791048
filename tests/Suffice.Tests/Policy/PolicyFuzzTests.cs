using CsCheck;
using Suffice.Policy;
using Suffice.Schemas;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Tests.Policy;

/// <summary>Whatever happens to a policy's text, it is a policy or its mistakes are told at a line.</summary>
public sealed class PolicyFuzzTests
{
    private const string Valid = """
        version: 1
        providers:
          anthropic: &a { protocol: anthropic, base_url: "https://api.anthropic.com", max_retries: 2 }
          mirror: { <<: *a, residency: eu }
        models:
          haiku: { provider: anthropic, id: claude-haiku-4-5, price: { input: 1, output: 5.0e0 } }
          sonnet: { provider: mirror, price: { input: 3, output: 15 }, capabilities: [tools, vision], retires_on: 2027-01-02 }
        tasks:
          calendar:
            why: >-
              slot filling
              by rule
            type: slot_filling
            match: [{ system_contains: 'calendar', tools: [a, b] }, { system_matches: '^x.*', headers: { a: b } }]
            ladder: [haiku, sonnet]
            gate:
              - structural
              - references: { path: "$.a", allowed: [x, "y"] }
                on_fail: { repair: false, retry: 2, then: person }
              - distribution: { path: $.b, target: { promo: 0.4, story: 0.6 } }
              - agreement: { model: haiku, compare: { any: [1, true, null, -0.5] } }
            on_fail: retry
            deadline: 1.5m
            max_cost: 0.05
        default: { ladder: sonnet, why: the rest }
        gateway: { listen: "http://127.0.0.1:8420", max_body: 1MB }
        ledger: { window: 50ms, retention: 400d }
        """;

    private static readonly string[] Pieces =
        ["\n", "\t", "  ", ":", ": ", "- ", "[", "]", "{", "}", "'", "\"", "#", "&a", "*a", "|", ">", "%", "@", "!x ", "?", ",", "~", "null", "0", "-1",
         "1e999", "\0", "é", "\u2028", "---\n", "...\n", "<<: *a\n", "sonnet", "confidence: 0.5", "\\", "ladder", "9999999999999999999999", ".inf", "\r"];

    private static readonly Gen<(int At, int Cut, int Piece)> Edit =
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Int[0, 12], Gen.Int[0, Pieces.Length]);

    [Fact]
    public void Load_AnyEditsOfAPolicy_GiveAPolicyOrMistakesAtALine()
    {
        using PolicyFolder folder = new();

        Edit.Array[0, 4].Sample(
            edits =>
            {
                folder.Write("suffice.yaml", edits.Aggregate(Valid, Apply));

                PolicyLoadResult result = folder.Load();

                return result.IsValid
                    ? result.Errors.IsEmpty
                    : result.Errors.Length > 0 && result.Errors.All(error => error.Line > 0 && error.Wrong.Length > 0 && error.Right.Length > 0);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Load_AnyEditsThatLeaveAPolicy_KeepToTheSchemaForEditors()
    {
        using PolicyFolder folder = new();
        JsonSchema schema = JsonSchema.Parse(PolicySchema.Generate(SampleChecks.All));

        Edit.Array[0, 2].Sample(
            edits =>
            {
                string text = edits.Aggregate(Valid, Apply);
                folder.Write("suffice.yaml", text);

                return !folder.Load().IsValid
                    || schema.IsValid(JsonOfYaml.Convert(YamlDocument.Read(text, "suffice.yaml", string.Empty, new YamlFindings())!));
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Load_PolicyThatIsEdited_IsValidBefore()
    {
        using PolicyFolder folder = new(Valid);

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldBeEmpty();
    }

    private static string Apply(string text, (int At, int Cut, int Piece) edit)
    {
        int at = Math.Min(edit.At, text.Length);
        int cut = Math.Min(edit.Cut, text.Length - at);
        string piece = edit.Piece < Pieces.Length ? Pieces[edit.Piece] : string.Empty;
        return string.Concat(text.AsSpan(0, at), piece, text.AsSpan(at + cut));
    }
}
