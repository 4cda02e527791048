using System.Text.Json;
using Suffice.Evaluation.Advising.Training;

namespace Suffice.Evaluation.Tests.Advising;

/// <summary>Reads a training line as strictly as its form's own page says: an unknown field, a missing one, a wrong role or order is a mistake.</summary>
internal static class StrictForms
{
    public static void Read(TrainingForm form, string line)
    {
        line.ShouldNotContain('\n');
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        switch (form)
        {
            case TrainingForm.Chat:
                Fields(root, ["messages"], ["tools", "parallel_tool_calls", "response_format"]);
                Messages(root.GetProperty("messages"), endsWithAnswer: true, templates: false, ["weight"]);
                Tools(root);
                break;
            case TrainingForm.PromptCompletion:
                Fields(root, ["prompt", "completion"], ["tools"]);
                Messages(root.GetProperty("prompt"), endsWithAnswer: false, templates: true);
                Answer(root.GetProperty("completion"), templates: true);
                Tools(root);
                break;
            case TrainingForm.Alpaca:
                Fields(root, ["instruction", "input", "output"], []);
                root.GetProperty("instruction").GetString()!.Length.ShouldBeGreaterThan(0);
                root.GetProperty("output").GetString()!.Length.ShouldBeGreaterThan(0);
                root.GetProperty("input").ValueKind.ShouldBe(JsonValueKind.String);
                break;
            case TrainingForm.Sharegpt:
                Fields(root, ["conversations"], ["tools"]);
                Conversations(root);
                break;
            case TrainingForm.Preference:
                Fields(root, ["prompt", "chosen", "rejected"], ["tools"]);
                Messages(root.GetProperty("prompt"), endsWithAnswer: false, templates: true);
                Answer(root.GetProperty("chosen"), templates: true);
                Answer(root.GetProperty("rejected"), templates: true);
                Tools(root);
                break;
            default:
                Fields(root, ["input", "preferred_output", "non_preferred_output"], []);
                Fields(root.GetProperty("input"), ["messages"], ["tools", "parallel_tool_calls"]);
                Messages(root.GetProperty("input").GetProperty("messages"), endsWithAnswer: false, templates: false);
                Answer(root.GetProperty("preferred_output"), templates: false);
                Answer(root.GetProperty("non_preferred_output"), templates: false);
                Tools(root.GetProperty("input"));
                break;
        }
    }

    private static void Fields(JsonElement value, string[] required, string[] optional)
    {
        string[] names = [.. value.EnumerateObject().Select(field => field.Name)];
        required.Except(names).ShouldBeEmpty();
        names.Except(required).Except(optional).ShouldBeEmpty();
        names.Distinct().Count().ShouldBe(names.Length);
    }

    private static void Answer(JsonElement messages, bool templates)
    {
        messages.GetArrayLength().ShouldBe(1);
        messages[0].GetProperty("role").GetString().ShouldBe("assistant");
        Message(messages[0], templates, []);
    }

    private static void Messages(JsonElement messages, bool endsWithAnswer, bool templates, string[]? more = null)
    {
        JsonElement[] all = [.. messages.EnumerateArray()];
        all.ShouldNotBeEmpty();
        HashSet<string> called = new(StringComparer.Ordinal);
        foreach (JsonElement message in all)
        {
            Message(message, templates, more ?? []);
            foreach (JsonElement call in message.TryGetProperty("tool_calls", out JsonElement calls) ? calls.EnumerateArray().ToArray() : [])
            {
                called.Add(call.GetProperty("id").GetString()!);
            }

            if (message.GetProperty("role").GetString() == "tool")
            {
                called.ShouldContain(message.GetProperty("tool_call_id").GetString()!);
            }
        }

        (all[^1].GetProperty("role").GetString() == "assistant").ShouldBe(endsWithAnswer);
        if (endsWithAnswer)
        {
            all[^1].TryGetProperty("weight", out _).ShouldBeFalse();
            all[..^1].Where(message => message.GetProperty("role").GetString() == "assistant").ShouldAllBe(message => message.GetProperty("weight").GetInt32() == 0);
        }
    }

    private static void Message(JsonElement message, bool templates, string[] more)
    {
        switch (message.GetProperty("role").GetString())
        {
            case "system" or "user":
                Fields(message, ["role", "content"], []);
                message.GetProperty("content").ValueKind.ShouldBeOneOf(JsonValueKind.String, JsonValueKind.Array);
                break;
            case "tool":
                Fields(message, ["role", "tool_call_id", "content"], templates ? ["name"] : []);
                message.GetProperty("content").ValueKind.ShouldBe(JsonValueKind.String);
                break;
            case "assistant":
                Fields(message, ["role"], ["content", "tool_calls", .. more]);
                (message.TryGetProperty("content", out _) || message.TryGetProperty("tool_calls", out _)).ShouldBeTrue();
                Calls(message, templates);
                break;
            case var other:
                throw new InvalidDataException($"no role {other}");
        }
    }

    private static void Calls(JsonElement message, bool templates)
    {
        if (!message.TryGetProperty("tool_calls", out JsonElement calls))
        {
            return;
        }

        foreach (JsonElement call in calls.EnumerateArray())
        {
            Fields(call, ["id", "type", "function"], []);
            call.GetProperty("type").GetString().ShouldBe("function");
            Fields(call.GetProperty("function"), ["name", "arguments"], []);
            call.GetProperty("function").GetProperty("arguments").ValueKind.ShouldBe(templates ? JsonValueKind.Object : JsonValueKind.String);
        }
    }

    private static void Tools(JsonElement root)
    {
        foreach (JsonElement tool in root.TryGetProperty("tools", out JsonElement tools) ? tools.EnumerateArray().ToArray() : [])
        {
            Fields(tool, ["type", "function"], []);
            Fields(tool.GetProperty("function"), ["name"], ["description", "parameters"]);
        }
    }

    private static void Conversations(JsonElement root)
    {
        JsonElement[] turns = [.. root.GetProperty("conversations").EnumerateArray()];
        foreach (JsonElement turn in turns)
        {
            Fields(turn, ["from", "value"], []);
            turn.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.String);
        }

        string[] from = [.. turns.Select(turn => turn.GetProperty("from").GetString()!).SkipWhile(who => who == "system")];
        from.Length.ShouldBeGreaterThan(1);
        from.Where((_, place) => place % 2 == 0).ShouldAllBe(who => who == "human" || who == "observation");
        from.Where((_, place) => place % 2 == 1).ShouldAllBe(who => who == "gpt" || who == "function_call");
        (from.Length % 2).ShouldBe(0);
        foreach (JsonElement turn in turns.Where(turn => turn.GetProperty("from").GetString() == "function_call"))
        {
            using JsonDocument call = JsonDocument.Parse(turn.GetProperty("value").GetString()!);
            JsonElement[] calls = call.RootElement.ValueKind == JsonValueKind.Array ? [.. call.RootElement.EnumerateArray()] : [call.RootElement];
            foreach (JsonElement one in calls)
            {
                Fields(one, ["name", "arguments"], []);
            }
        }

        if (root.TryGetProperty("tools", out JsonElement tools))
        {
            using JsonDocument list = JsonDocument.Parse(tools.GetString()!);
            foreach (JsonElement tool in list.RootElement.EnumerateArray())
            {
                Fields(tool, ["name", "description"], ["parameters"]);
            }
        }
    }
}
