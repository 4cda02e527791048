using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Grounding;
using Suffice.Checks.Paths;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>quoted</c>.</summary>
internal sealed record QuotedOptions
{
    /// <summary>JSON paths of the quotes.</summary>
    [Shorthand]
    [Description("JSON paths of the texts that must stand in the conversation, such as $.evidence[*].quote.")]
    public required ImmutableArray<string> Paths { get; init; }
}

/// <summary>Every text at the paths stands in the conversation: what a model gives as evidence was written by whoever it quotes. Instructions are no evidence.</summary>
internal sealed class QuotedCheck : ICheck
{
    private readonly ImmutableArray<JsonPath> paths;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">A path cannot work, or there is none.</exception>
    public QuotedCheck(QuotedOptions options)
    {
        paths = [.. options.Paths.Select(path => JsonPath.Parse(path, "paths"))];
        if (paths.IsEmpty)
        {
            throw new CheckOptionsException("paths", "names no quote", "a JSON path of the quotes, such as $.evidence[*].quote");
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<QuotedOptions>(
        "quoted", "Texts of the answer that are evidence stand in the conversation.", (options, _) => new QuotedCheck(options));

    /// <inheritdoc/>
    public string Name => "quoted";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (!AnswerPart.TryRoot(judged, paths[0], out JsonElement root, out Finding otherwise))
        {
            return otherwise;
        }

        List<string> quotes = [];
        foreach (JsonElement value in paths.SelectMany(path => path.Select(root)))
        {
            JsonScalar.ForEachLeaf(value, leaf =>
            {
                if (leaf.ValueKind == JsonValueKind.String)
                {
                    quotes.Add(leaf.GetString()!);
                }
            });
        }

        if (quotes.Count == 0 || ConversationOf(judged.Request) is not { } conversation)
        {
            return Finding.NotApplicable;
        }

        QuoteSearch search = new(conversation);

        return quotes.Find(quote => !search.Holds(quote)) is { } missing
            ? Finding.Failed($"The answer quotes \"{JsonScalar.Quote(missing)}\", which does not stand there. Quote word for word, or leave the quote out.")
            : Finding.Passed;
    }

    private static string? ConversationOf(ChatRequest request) =>
        InputText.Of(request with { Messages = [.. request.Messages.Where(message => message.Role is not (ChatRole.System or ChatRole.Developer))] });
}
