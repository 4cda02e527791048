using System.ComponentModel;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Tools;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>tool_call</c>.</summary>
public sealed record ToolCallOptions
{
    /// <summary>When an answer without a call fails.</summary>
    /// <value>When the call forces a tool.</value>
    [Shorthand]
    [Description("When an answer without a call fails: never, when_forced (the call's tool_choice demands one) or always.")]
    public ToolCallRequirement Require { get; init; } = ToolCallRequirement.WhenForced;

    /// <summary>True when an answer fails that writes a call as text in place of making it.</summary>
    /// <value>False.</value>
    [Description("True to fail an answer that writes a call into its text, such as [get_weather(city=\"Oslo\")], in place of making it.")]
    public bool Written { get; init; }

    /// <summary>How far the arguments must be given by the conversation.</summary>
    /// <value>Not looked at.</value>
    [Description("How far arguments must come from the conversation: off, invented (no made-up years, placeholders or empty required strings) or numbers (no unstated number or misread percentage either).")]
    public ToolGrounding Ground { get; init; }
}

/// <summary>When an answer without a call fails.</summary>
public enum ToolCallRequirement
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>When the call's <c>tool_choice</c> demands a tool.</summary>
    WhenForced,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>How far the arguments of a tool call must be given by the conversation.</summary>
public enum ToolGrounding
{
    /// <summary>Not looked at.</summary>
    Off,

    /// <summary>No year that nobody named, no placeholder, no empty text for a required argument.</summary>
    Invented,

    /// <summary>Nor a number that nobody stated, nor a percentage passed on as a whole number where nothing asks for it.</summary>
    Numbers,
}

/// <summary>Tool calls name offered tools and bring valid arguments, none twice; a call comes where one is demanded.</summary>
public sealed class ToolCallCheck(ToolCallOptions options) : ICheck
{
    private readonly PerSchema<ToolParameters> parameters = new(ToolParameters.Read);

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<ToolCallOptions>(
        "tool_call", "Tool calls name offered tools and bring valid arguments.", (options, _) => new ToolCallCheck(options));

    /// <inheritdoc/>
    public string Name => "tool_call";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        List<ToolCallPart> calls = [.. judged.Answer.ToolCalls];
        string? wrong = calls.Count == 0
            ? WrongSilence(judged)
            : WrongChoice(judged.Request, calls) ?? WrongArguments(judged.Request, calls) ?? RepeatedCalls.Find(calls) ?? Ungrounded(judged.Request, calls);
        return wrong is not null ? Finding.Failed(wrong)
            : calls.Count == 0 && judged.Request.Tools.IsDefaultOrEmpty ? Finding.NotApplicable
            : Finding.Passed;
    }

    private string? WrongSilence(JudgedAnswer judged)
    {
        ToolChoice? choice = judged.Request.ToolChoice;
        bool forced = choice is { Mode: ToolChoiceMode.Required or ToolChoiceMode.Named };
        if (options.Require == ToolCallRequirement.Always || (forced && options.Require == ToolCallRequirement.WhenForced))
        {
            return choice?.Name is { } named ? $"The answer must call the tool {named}, but calls none." : "The answer must call a tool, but calls none.";
        }

        return options.Written && WrittenCall.Find(judged.Text, judged.Request.Tools) is { } tool
            ? $"The answer writes a call of {tool} as text. Make the call itself."
            : null;
    }

    private static string? WrongChoice(ChatRequest request, List<ToolCallPart> calls)
    {
        foreach (ToolCallPart call in calls)
        {
            if (OfferedTool.Find(request.Tools, call.Name) is null)
            {
                string offered = request.Tools.IsDefaultOrEmpty ? "no tool is offered" : $"offered are {OfferedTool.List(request.Tools)}";
                return $"The answer calls {JsonScalar.Quote(call.Name)}, which is not offered; {offered}.";
            }
        }

        return request.ToolChoice switch
        {
            { Mode: ToolChoiceMode.None } => "The answer calls a tool where none may be called. Answer in words.",
            { Mode: ToolChoiceMode.Named, Name: { } named } when !calls.TrueForAll(call => OfferedTool.IsSame(call.Name, named)) =>
                $"The answer must call the tool {named} and no other.",
            _ when request.ParallelToolCalls == false && calls.Count > 1 => $"The answer makes {calls.Count} calls where one at a time is allowed. Make the first only.",
            _ => null,
        };
    }

    private string? WrongArguments(ChatRequest request, List<ToolCallPart> calls)
    {
        foreach (ToolCallPart call in calls)
        {
            ToolDefinition tool = OfferedTool.Find(request.Tools, call.Name)!;
            if (tool.Kind is not null)
            {
                continue;
            }

            AnswerJson arguments = ToolArguments.Read(call);
            if (arguments.Root is not { ValueKind: JsonValueKind.Object } root)
            {
                return $"The arguments of {tool.Name} must be a JSON object, but are {arguments.Error ?? $"a JSON {arguments.Root!.Value.ValueKind.ToString().ToLowerInvariant()}"}.";
            }

            if (tool.Parameters is { } schema && parameters.Of(schema).Wrong(root) is { } wrong)
            {
                return $"The arguments of {tool.Name} are wrong: {wrong}";
            }
        }

        return null;
    }

    private string? Ungrounded(ChatRequest request, List<ToolCallPart> calls)
    {
        if (options.Ground == ToolGrounding.Off)
        {
            return null;
        }

        ArgumentGrounds? grounds = null;
        foreach (ToolCallPart call in calls)
        {
            ToolDefinition tool = OfferedTool.Find(request.Tools, call.Name)!;
            if (tool.Kind is not null || ToolArguments.Read(call).Root is not { } root)
            {
                continue;
            }

            grounds ??= ArgumentGrounds.Of(request, options.Ground);
            if (grounds?.Wrong(root, tool.Parameters is { } schema ? parameters.Of(schema) : ToolParameters.Unknown) is { } wrong)
            {
                return $"The call of {tool.Name} {wrong}";
            }
        }

        return null;
    }
}
