using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Readiness;
using Suffice.Chat;
using Suffice.Classifier;

namespace Suffice.Audit.Bench.Labelled;

/// <summary>All calls whose kind is known: packs that are prompts, and forms around texts of packs that are not.</summary>
internal static class LabelledCalls
{
    private const int MostOfOne = 300;

    public static ImmutableArray<LabelledCall> Read(string packs) =>
    [
        .. Development(packs),
        .. LeftOut(packs),
        .. Forms(packs, "development.txt", leftOut: false),
        .. Forms(packs, "left-out.txt", leftOut: true),
        .. OneLine(),
        .. ArenaHard(packs, "arena-hard-development.tsv", leftOut: false),
        .. ArenaHard(packs, "arena-hard-left-out.tsv", leftOut: true),
    ];

    private static IEnumerable<LabelledCall> Development(string packs) =>
    [
        .. Of(packs, "bfcl", false, TaskType.ToolUse, ReadinessVerdict.Ready),
        .. Of(packs, "it_tickets_llm", false, TaskType.Classification, ReadinessVerdict.ReadyOnceWritten),
        .. Of(packs, "crux_json_zeroeval", false, TaskType.Code, ReadinessVerdict.ReadyOnceWritten),
        .. Of(packs, "gsm8k_json_zeroeval", false, TaskType.Math, ReadinessVerdict.ReadyOnceWritten),
        .. Of(packs, "gsm8k_routellm", false, TaskType.Math, ReadinessVerdict.KeepStrong),
        .. Of(packs, "mmlu_routellm", false, TaskType.QuestionAnswering, ReadinessVerdict.ReadyOnceWritten),
    ];

    private static IEnumerable<LabelledCall> LeftOut(string packs) =>
    [
        .. Of(packs, "banking77_llm", true, TaskType.Classification, ReadinessVerdict.ReadyOnceWritten, "prompt_variant"),
        .. Of(packs, "confidence_zellinger", true, TaskType.QuestionAnswering, ReadinessVerdict.ReadyOnceWritten, "dataset", "zellinger-mmlu"),
        .. Of(packs, "confidence_zellinger", true, TaskType.QuestionAnswering, ReadinessVerdict.KeepStrong, "dataset", "zellinger-triviaqa"),
        .. Of(packs, "confidence_zellinger", true, TaskType.Math, ReadinessVerdict.ReadyOnceWritten, "dataset", "zellinger-gsm8k"),
        .. Of(packs, "date_votes_mot", true, TaskType.Reasoning, ReadinessVerdict.ReadyOnceWritten),
    ];

    // A field may part a pack into tasks.
    private static IEnumerable<LabelledCall> Of(
        string packs, string name, bool leftOut, TaskType type, ReadinessVerdict readiness, string? part = null, string? only = null)
    {
        foreach (JsonElement item in Pack.Read(packs, name, MostOfOne, only is null ? null : item => item.Text(part!) == only))
        {
            string form = part is null ? name : $"{name} {item.Text(part)}";
            yield return new LabelledCall(only ?? name, form, leftOut, type, readiness, Call(item));
        }
    }

    private static ChatRequest Call(JsonElement item) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "any",
        Messages = item.TryGetProperty("messages", out JsonElement messages)
            ? [.. messages.EnumerateArray().Select(message => ChatMessage.Of(Enum.Parse<ChatRole>(message.Text("role"), ignoreCase: true), message.Text("content")))]
            : [ChatMessage.Of(ChatRole.User, item.Text("prompt"))],
        Tools = item.TryGetProperty("tools", out JsonElement tools) ? PackTools.Read(tools) : [],
        Format = item.TryGetProperty("schema", out JsonElement schema) ? new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = schema } : null,
    };

    private static IEnumerable<LabelledCall> Forms(string packs, string file, bool leftOut)
    {
        Materials materials = new(packs);
        string from = leftOut ? "left-out forms" : "development forms";
        foreach (PromptForm form in PromptForms.Read(file))
        {
            foreach (string text in materials.Of(form.Material))
            {
                yield return new LabelledCall(from, $"{from} {form.Name}", leftOut, form.Type, form.Readiness, form.With(text));
            }
        }
    }

    // Short prompts of many styles: kind, system text, user text; \n stands for a line break.
    private static IEnumerable<LabelledCall> OneLine() =>
        PromptForms.Resource("one-line-prompts.tsv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Split('\t'))
            .Select(columns => new LabelledCall("one-line prompts", "one-line prompts", false, TaskTypes.Parse(columns[0]), null, Call(columns[1], columns[2])));

    private static ChatRequest Call(string system, string user) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "any",
        Messages = system.Length == 0
            ? [ChatMessage.Of(ChatRole.User, user)]
            : [ChatMessage.Of(ChatRole.System, system), ChatMessage.Of(ChatRole.User, user)],
    };

    private static IEnumerable<LabelledCall> ArenaHard(string packs, string file, bool leftOut)
    {
        Dictionary<string, TaskType> labels = PromptForms.Resource(file)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(columns => columns[0], columns => TaskTypes.Parse(columns[1]), StringComparer.Ordinal);
        foreach (JsonElement item in Pack.Read(packs, "prompts_arena_hard", int.MaxValue, item => labels.ContainsKey(item.Text("id"))))
        {
            string name = leftOut ? "arena-hard, left-out half" : "arena-hard, development half";
            yield return new LabelledCall(name, name, leftOut, labels[item.Text("id")], null, Call(item));
        }
    }
}
