using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Hints;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Finds the task of a span: names given to it in its attributes, else the weaker names of spans and services.</summary>
internal static class SpanHints
{
    private static readonly string[] Strong =
    [
        "gen_ai.agent.name", "gen_ai.prompt.name", "gen_ai.workflow.name", "langfuse.observation.prompt.name", "ai.telemetry.functionId",
        "traceloop.workflow.name", "llm.prompt_template.name", "prompt.id",
    ];

    private static readonly string[] Properties = ["traceloop.association.properties.", "ai.telemetry.metadata.", "langfuse.observation.metadata.",
        "langfuse.trace.metadata.", "metadata."];

    private static readonly string[] Keys = ["task", "taskName", "task_name", "step", "feature", "use_case", "promptName", "prompt_name"];

    public static TaskHint? Of(Span span, string? model, string? parentName)
    {
        SpanAttributes attributes = span.Attributes;
        foreach (string name in Strong)
        {
            if (TaskHints.FromName(attributes.Text(name), name, model) is { } hint)
            {
                return hint;
            }
        }

        return TaskHints.FromFields(attributes.Json("metadata"), "metadata")
            ?? FromProperties(attributes)
            ?? TaskHints.FromTags(attributes.Json("tag.tags", "langfuse.trace.tags"), "tags")
            ?? TaskHints.FromName(span.Name, "span name", model, isWeak: true)
            ?? TaskHints.FromName(attributes.Text("langfuse.trace.name"), "langfuse.trace.name", model, isWeak: true)
            ?? TaskHints.FromName(parentName, "parent span name", model, isWeak: true)
            ?? TaskHints.FromName(span.Service, "service.name", model, isWeak: true);
    }

    private static TaskHint? FromProperties(SpanAttributes attributes)
    {
        foreach (string property in Properties)
        {
            if (!attributes.HasAny(property))
            {
                continue;
            }

            foreach (string key in Keys)
            {
                if (TaskHints.FromName(attributes.Text(property + key), property + key) is { } hint)
                {
                    return hint;
                }
            }
        }

        return null;
    }
}
