using System.Buffers;
using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Chat;
using Suffice.Policy;

namespace Suffice.Tasks;

/// <summary>A match rule made ready to be asked for every call.</summary>
internal sealed class CompiledRule(TaskPolicy task, int number, MatchRule rule)
{
    private readonly string? schema = rule.Schema;
    private readonly string? model = rule.Model;
    private readonly SearchValues<string>? systemContains = Compiled(rule.SystemContains);
    private readonly SearchValues<string>? promptContains = Compiled(rule.PromptContains);
    private readonly Regex? systemMatches = rule.SystemMatches;
    private readonly ImmutableArray<string> tools = rule.Tools.IsDefault ? [] : rule.Tools;
    private readonly KeyValuePair<string, string>[] headers = [.. rule.Headers];
    private readonly KeyValuePair<string, string>[] metadata = [.. rule.Metadata];

    public TaskPolicy Task => task;

    /// <summary>The rule as people know it: its place in the policy and its conditions.</summary>
    public string Why { get; } = $"rule {number} of task {task.Name}: {string.Join(" and ", rule.Conditions())}";

    /// <summary>True when every stated condition holds. Cheap conditions are asked first.</summary>
    public bool Holds(ChatRequest request, string systemText, CallHeaders call) =>
        (model is null || FileSystemName.MatchesSimpleExpression(model, request.Model, ignoreCase: true))
        && (schema is null || HasSchema(request.Format, schema))
        && OffersAll(request.Tools)
        && HasHeaders(call)
        && HasMetadata(request.Metadata)
        && (systemContains is null || systemText.AsSpan().ContainsAny(systemContains))
        && (systemMatches is null || systemMatches.IsMatch(systemText))
        && (promptContains is null || UserSays(request.Messages, promptContains));

    // Twenty times as fast as a search that ignores case by string comparison.
    private static SearchValues<string>? Compiled(string? text) =>
        text is null ? null : SearchValues.Create([text], StringComparison.OrdinalIgnoreCase);

    private static bool HasSchema(AnswerFormat? format, string name) =>
        format is not null
        && (format.Name == name
            || (format.Schema is { ValueKind: JsonValueKind.Object } schema
                && schema.TryGetProperty("title", out JsonElement title)
                && title.ValueKind == JsonValueKind.String
                && title.ValueEquals(name)));

    private static bool UserSays(ImmutableArray<ChatMessage> messages, SearchValues<string> text)
    {
        foreach (ChatMessage message in messages)
        {
            if (message.Role == ChatRole.User && message.Text.AsSpan().ContainsAny(text))
            {
                return true;
            }
        }

        return false;
    }

    private bool OffersAll(ImmutableArray<ToolDefinition> offered)
    {
        foreach (string name in tools)
        {
            bool found = false;
            for (int i = 0; i < offered.Length && !found; i++)
            {
                found = offered[i].Name == name;
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private bool HasHeaders(CallHeaders call)
    {
        foreach ((string name, string value) in headers)
        {
            if (call(name) != value)
            {
                return false;
            }
        }

        return true;
    }

    private bool HasMetadata(JsonElement? stated)
    {
        if (metadata.Length > 0 && stated is not { ValueKind: JsonValueKind.Object })
        {
            return false;
        }

        foreach ((string name, string value) in metadata)
        {
            if (!stated!.Value.TryGetProperty(name, out JsonElement field) || !Equals(field, value))
            {
                return false;
            }
        }

        return true;
    }

    // Numbers and booleans are compared as written.
    private static bool Equals(JsonElement field, string value) => field.ValueKind == JsonValueKind.String
        ? field.ValueEquals(value)
        : field.ValueKind != JsonValueKind.Null && field.GetRawText() == value;
}
