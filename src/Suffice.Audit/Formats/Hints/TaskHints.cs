using System.Text;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Hints;

/// <summary>Finds the task in what programs put beside a call: metadata, tags, properties, names.</summary>
internal static class TaskHints
{
    /// <summary>Longer ones are texts, not names.</summary>
    private const int LongestName = 120;

    /// <summary>What teams call it, the most telling first.</summary>
    private static readonly string[] Names =
    [
        "task", "taskName", "task_name", "step", "feature", "prompt_id", "promptId", "prompt_name", "promptName", "use_case", "useCase",
        "workflow", "agent", "agent_name", "Task", "TaskName", "Step", "Feature", "UseCase", "Workflow", "Agent",
    ];

    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A field of an object that names the task.</summary>
    /// <param name="fields">The object; anything else names none.</param>
    /// <param name="place">What it is called, such as <c>metadata</c>.</param>
    public static TaskHint? FromFields(JsonElement fields, string place)
    {
        if (!fields.HasParts() || !fields.IsObject())
        {
            return null;
        }

        for (int i = 0; i < Names.Length; i++)
        {
            if (fields.TryGetProperty(Utf8Names[i], out JsonElement value) && NameOf(value) is { } name)
            {
                return new TaskHint(name, $"{place}.{Names[i]}");
            }
        }

        return null;
    }

    /// <summary>A tag of the form <c>task:NAME</c>.</summary>
    /// <param name="tags">A list of texts, or one text with commas.</param>
    /// <param name="place">What it is called, such as <c>request_tags</c>.</param>
    public static TaskHint? FromTags(JsonElement tags, string place)
    {
        if (tags.IsText())
        {
            foreach (string tag in tags.GetString()!.Split(',', StringSplitOptions.TrimEntries))
            {
                if (FromTag(tag, place) is { } hint)
                {
                    return hint;
                }
            }
        }
        else if (tags.IsArray())
        {
            foreach (JsonElement tag in tags.EnumerateArray())
            {
                if (tag.AsText() is { } text && FromTag(text, place) is { } hint)
                {
                    return hint;
                }
            }
        }

        return null;
    }

    /// <summary>A name given to the call, unless a library gave it to every call.</summary>
    /// <param name="name">The name.</param>
    /// <param name="from">Where it stood.</param>
    /// <param name="model">The model, whose name is no task.</param>
    /// <param name="isWeak">True where it was not given to the task itself.</param>
    public static TaskHint? FromName(string? name, string from, string? model = null, bool isWeak = false) =>
        name is { Length: > 0 and <= LongestName } && !GenericNames.Holds(name, model) ? new TaskHint(name.Trim(), from, isWeak) : null;

    private static TaskHint? FromTag(string tag, string place)
    {
        int mark = tag.AsSpan().IndexOfAny(':', '=');
        if (mark < 1 || mark == tag.Length - 1)
        {
            return null;
        }

        foreach (string name in Names)
        {
            if (tag.AsSpan(0, mark).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                string value = tag[(mark + 1)..].Trim();
                return value.Length is > 0 and <= LongestName ? new TaskHint(value, $"{place} {tag[..mark]}") : null;
            }
        }

        return null;
    }

    private static string? NameOf(JsonElement value) =>
        value.IsText() && value.GetString()!.Trim() is { Length: > 0 and <= LongestName } name && !name.Contains('\n', StringComparison.Ordinal) ? name
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
