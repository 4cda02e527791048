using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets.Formats;

namespace Suffice.Evaluation.Sets.Promptfoo;

/// <summary>Makes items of tests: every prompt with every test.</summary>
/// <param name="prompts">The prompts; empty when each test brings its own as the variable <c>prompt</c>, <c>input</c> or <c>question</c>.</param>
/// <param name="all">What holds for every test.</param>
/// <param name="into">Takes the items.</param>
internal sealed class PromptfooItems(ImmutableArray<EvalPrompt> prompts, PromptfooTest all, SetBuilder into)
{
    // What a row without a prompt around it asks by itself.
    private static readonly string[] WholePrompts = ["prompt", "input", "question", "messages"];

    /// <summary>Adds the items of one test.</summary>
    public void Add(PromptfooTest test, string file, long line)
    {
        foreach (PromptfooTest one in test.Over(all).Expand())
        {
            foreach (EvalPrompt? prompt in prompts.IsEmpty ? [null] : prompts.Cast<EvalPrompt?>())
            {
                RowReading.One(file, line, into, () => into.Add(ItemOf(one, prompt), file, line));
            }
        }
    }

    private EvalItem ItemOf(PromptfooTest test, EvalPrompt? prompt)
    {
        ChatRequest request = (prompt is null ? Bare(test) : prompt.Fill(test.Vars)) with { Metadata = MetadataOf(test) };
        return new EvalItem
        {
            Id = test.Id is null ? into.NameOf(request) : prompts.Length > 1 ? $"{test.Id}/{prompt!.Name}" : test.Id,
            Request = request,
            Metrics = [.. test.Metrics.Select(metric => metric.Filled(test.Vars))],
            Threshold = test.Threshold,
            Reference = test.Vars.TryGetValue("reference", out JsonElement reference) ? reference : null,
            Tags = prompts.Length > 1 ? [.. test.Tags, new EvalTag("prompt", prompt!.Name)] : test.Tags,
        };
    }

    private static ChatRequest Bare(PromptfooTest test)
    {
        foreach (string name in WholePrompts)
        {
            if (test.Vars.TryGetValue(name, out JsonElement value))
            {
                JsonElement input = value.ValueKind == JsonValueKind.String && value.GetString()!.AsSpan().TrimStart().StartsWith("[{") && Parsed(value.GetString()!) is { } messages ? messages : value;
                return CallReader.Of(input.ValueKind == JsonValueKind.Array
                    ? Providers.Recordings.Lines.MessageReader.Read(input)
                    : [ChatMessage.Of(ChatRole.User, Checks.Canonical.JsonScalar.TextOf(input))]);
            }
        }

        throw new InvalidDataException($"there is no prompt to put the row's values ({string.Join(", ", test.Vars.Keys.Order(StringComparer.Ordinal))}) into; name one with --prompt FILE, or give the row a '{WholePrompts[0]}'");
    }

    private static JsonElement? Parsed(string text) => Checks.AnswerJson.Read(text).Root;

    // Checks of the gate may look at what the caller knows (docs/checks.md); there the row's values are it.
    private static JsonElement? MetadataOf(PromptfooTest test) =>
        test.Vars.IsEmpty ? null : JsonSerializer.SerializeToElement(test.Vars.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal));
}
