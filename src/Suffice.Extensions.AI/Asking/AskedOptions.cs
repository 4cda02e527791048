using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Suffice.Chat;

namespace Suffice.Extensions.AI.Asking;

/// <summary>What the options of a call ask for, in the neutral shape.</summary>
internal static class AskedOptions
{
    /// <summary>The form asked of the answer.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The form; <see langword="null"/> for free text.</returns>
    public static AnswerFormat? FormatOf(ChatOptions options) => options.ResponseFormat switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => new AnswerFormat(AnswerFormatKind.JsonSchema)
        {
            Name = json.SchemaName ?? "answer",
            Description = json.SchemaDescription,
            Schema = schema,
            Strict = Flag(options.AdditionalProperties, "strict"),
        },
        ChatResponseFormatJson => new AnswerFormat(AnswerFormatKind.JsonObject),
        _ => null,
    };

    /// <summary>How much to think.</summary>
    /// <param name="options">The options.</param>
    /// <returns>OpenAI's words for it; <see langword="null"/> when unsaid.</returns>
    public static ReasoningRequest? ReasoningOf(ChatOptions options) => options.Reasoning?.Effort switch
    {
        ReasoningEffort.None => new ReasoningRequest("none"),
        ReasoningEffort.Low => new ReasoningRequest("low"),
        ReasoningEffort.Medium => new ReasoningRequest("medium"),
        ReasoningEffort.High => new ReasoningRequest("high"),
        ReasoningEffort.ExtraHigh => new ReasoningRequest("xhigh"),
        _ => null,
    };

    /// <summary>Settings that have no place in the neutral shape; a provider that does not know one is told nothing of it.</summary>
    /// <param name="options">The options.</param>
    /// <returns>Them, under OpenAI's names.</returns>
    public static ExtraFields ExtraOf(ChatOptions options)
    {
        List<KeyValuePair<string, JsonElement>> fields = [];
        Add("frequency_penalty", options.FrequencyPenalty);
        Add("presence_penalty", options.PresencePenalty);
        Add("seed", options.Seed);
        Add("top_k", options.TopK);

        return fields.Count == 0 ? ExtraFields.None : new ExtraFields([.. fields]);

        void Add<T>(string name, T? value)
            where T : struct
        {
            if (value is { } said)
            {
                fields.Add(KeyValuePair.Create(name, SentJson.ElementOf(said)));
            }
        }
    }

    /// <summary>The task and the metadata that a call states.</summary>
    /// <param name="options">The options.</param>
    /// <returns>A JSON object; <see langword="null"/> when it states none.</returns>
    /// <exception cref="ArgumentException">The metadata are no JSON object, or the task is no text.</exception>
    public static JsonElement? MetadataOf(ChatOptions options)
    {
        object? metadata = Find(options.AdditionalProperties, SufficeProperties.Metadata);
        object? task = Find(options.AdditionalProperties, SufficeProperties.Task);
        if (metadata is null && task is null)
        {
            return null;
        }

        JsonNode? written = metadata is null ? new JsonObject() : SentJson.NodeOf(metadata);
        if (written is not JsonObject fields)
        {
            throw new ArgumentException($"The property '{SufficeProperties.Metadata}' of the options must be an object of JSON, such as a dictionary.", nameof(options));
        }

        if (task is not null)
        {
            fields["task"] = task as string
                ?? (task is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null)
                ?? throw new ArgumentException($"The property '{SufficeProperties.Task}' of the options must be the name of a task.", nameof(options));
        }

        return SentJson.ElementOf(fields);
    }

    /// <summary>A flag among properties, in any case.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The flag; <see langword="null"/> when it is not there.</returns>
    public static bool? Flag(IReadOnlyDictionary<string, object?>? properties, string name) =>
        properties?.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value as bool?;

    /// <summary>Texts that end the answer.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The texts.</returns>
    public static ImmutableArray<string> StopOf(ChatOptions options) => options.StopSequences is { } stops ? [.. stops] : [];

    private static object? Find(AdditionalPropertiesDictionary? properties, string name) =>
        properties is not null && properties.TryGetValue(name, out object? value) ? value : null;
}
