using Suffice.Chat;
using Suffice.Learning.Labelled;

namespace Suffice.Learning.Tables;

/// <summary>Names the task of a call.</summary>
public static class TaskKeys
{
    /// <summary>The task of a labelled call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="grouping">By what.</param>
    /// <returns>Its name, such as <c>tool_call/parallel</c>, or its kind, such as <c>1 tool</c>.</returns>
    public static string Of(LabelledCall call, TaskGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(call);
        return (grouping, call.Task, call.Category) switch
        {
            (TaskGrouping.Told, { } task, { } category) => $"{task}/{category}",
            (TaskGrouping.Told, { } task, null) => task,
            (TaskGrouping.Told, null, { } category) => category,
            _ => KindOf(call.Request),
        };
    }

    /// <summary>The structure of a call in words.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Its kind, such as <c>2 to 4 tools</c> or <c>json schema</c>.</returns>
    public static string KindOf(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? tools = request.Tools.Length switch
        {
            0 => null,
            1 => "1 tool",
            < 5 => "2 to 4 tools",
            _ => "5 tools or more",
        };
        string? form = request.Format?.Kind switch
        {
            AnswerFormatKind.JsonSchema => "json schema",
            AnswerFormatKind.JsonObject => "json",
            _ => null,
        };

        return (tools, form) switch
        {
            (null, null) => "text",
            ({ } offered, { } wanted) => $"{offered}, {wanted}",
            _ => tools ?? form!,
        };
    }
}
