using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Providers.Recordings;

/// <summary>One recorded call with what each model answered to it.</summary>
public sealed record RecordedItem
{
    /// <summary>Its id, unique in its recording except where several lines hold the same item.</summary>
    public required string Id { get; init; }

    /// <summary>Where the item was taken from.</summary>
    public string? Dataset { get; init; }

    /// <summary>The kind of call, such as <c>classification</c>.</summary>
    public string? Task { get; init; }

    /// <summary>A part of the task, such as a school subject or a kind of tool call.</summary>
    public string? Category { get; init; }

    /// <summary>Items with the same key are copies or paraphrases of each other; the id where the recording does not say.</summary>
    public string SplitKey { get => field ?? Id; init; }

    /// <summary>The user's text, when the call is that alone; else <see langword="null"/>.</summary>
    public string? Prompt { get; init; }

    /// <summary>The conversation; a prompt is its one user message.</summary>
    public required ImmutableArray<ChatMessage> Messages { get; init; }

    /// <summary>The tools offered.</summary>
    public ImmutableArray<ToolDefinition> Tools { get; init; } = [];

    /// <summary>The JSON Schema that the answer shall follow.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The right answer, in the recording's own form.</summary>
    public JsonElement? Reference { get; init; }

    /// <summary>The right answer as text: a JSON text's own, else the JSON; <see langword="null"/> when there is none.</summary>
    public string? ReferenceText => Reference is not { } json ? null : json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();

    /// <summary>What each model answered, by the name it was recorded under.</summary>
    public IReadOnlyDictionary<string, RecordedOutput> Outputs { get; init; } = FrozenDictionary<string, RecordedOutput>.Empty;

    /// <summary>By what the call is found again.</summary>
    public CallKey Key => CallKey.Of(Messages.AsSpan(), Tools.AsSpan(), Schema);

    /// <summary>Makes an item of a call and what came of it; its id is made of the call, so that lines of the same call belong together.</summary>
    /// <param name="request">The call.</param>
    /// <param name="output">What came of it.</param>
    /// <returns>The item.</returns>
    public static RecordedItem Of(ChatRequest request, RecordedOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new RecordedItem
        {
            Id = $"call-{CallKey.Of(request)}",
            Messages = request.Messages,
            Tools = request.Tools,
            Schema = request.Format is { Kind: AnswerFormatKind.JsonSchema } format ? format.Schema : null,
            Outputs = new Dictionary<string, RecordedOutput>(StringComparer.Ordinal) { [output.Model] = output },
        };
    }

    /// <summary>Makes the call anew.</summary>
    /// <param name="model">The model to name in it.</param>
    /// <returns>The call, carrying its item's id as <c>metadata.recording_id</c> and its category, when it has one, as <c>metadata.category</c>.</returns>
    public ChatRequest ToRequest(string model) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = model,
        Messages = Messages,
        Tools = Tools,
        Format = Schema is { } schema
            ? new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "answer", Schema = schema }
            : null,
        Metadata = JsonSerializer.SerializeToElement(MetadataOf()),
    };

    private Dictionary<string, string> MetadataOf()
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal) { [RecordingIndex.IdInMetadata] = Id };
        if (Category is { } category)
        {
            metadata[RecordingIndex.CategoryInMetadata] = category;
        }

        return metadata;
    }
}
