using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Tasks;

/// <summary>The task a call states of itself, in the three places where it may.</summary>
/// <param name="Source">Where.</param>
/// <param name="Name">The name stated; empty when the place holds something that is no name.</param>
internal readonly record struct StatedTask(TaskSource Source, string Name)
{
    /// <summary>The header that states a task.</summary>
    public const string Header = "x-suffice-task";

    /// <summary>The model name that asks the classifier.</summary>
    public const string Auto = "auto";

    private const string TaskPrefix = "task:";
    private const string ModelPrefix = "suffice/";

    /// <summary>The place in words.</summary>
    public string Place => Source switch
    {
        TaskSource.Header => $"header {Header}",
        TaskSource.Metadata => "metadata.task",
        _ => "the model name",
    };

    /// <summary>The first statement in the order of the places.</summary>
    public static StatedTask? Of(ChatRequest request, CallHeaders headers) =>
        InHeader(headers) ?? InMetadata(request.Metadata) ?? InModelName(request.Model);

    /// <summary>A statement that comes after this one and names another task.</summary>
    public StatedTask? Overruled(ChatRequest request)
    {
        StatedTask? metadata = Source == TaskSource.Header ? InMetadata(request.Metadata) : null;
        StatedTask? model = Source == TaskSource.ModelName ? null : InModelName(request.Model);
        return metadata is { } field && field.Name != Name ? metadata
            : model is { } named && named.Name != Name ? model
            : null;
    }

    public static bool IsAuto(string model) => model is Auto or ModelPrefix + Auto;

    private static StatedTask? InHeader(CallHeaders headers) =>
        headers(Header)?.Trim() is { Length: > 0 } name ? new(TaskSource.Header, name) : null;

    private static StatedTask? InMetadata(JsonElement? metadata)
    {
        if (metadata is not { ValueKind: JsonValueKind.Object } fields
            || !fields.TryGetProperty("task", out JsonElement task)
            || task.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return new(TaskSource.Metadata, task.ValueKind == JsonValueKind.String ? TextOf(task) : string.Empty);
    }

    private static string TextOf(JsonElement name)
    {
        try
        {
            return name.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which the reader of the call passed over because it did not look into metadata.
            return string.Empty;
        }
    }

    private static StatedTask? InModelName(string model) =>
        model.StartsWith(TaskPrefix, StringComparison.Ordinal) ? new(TaskSource.ModelName, model[TaskPrefix.Length..])
        : model.StartsWith(ModelPrefix, StringComparison.Ordinal) && !IsAuto(model)
            ? new(TaskSource.ModelName, model[ModelPrefix.Length..])
        : null;
}
