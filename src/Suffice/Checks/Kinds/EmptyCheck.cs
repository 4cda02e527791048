using System.ComponentModel;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>empty</c>.</summary>
internal sealed record EmptyOptions
{
    /// <summary>True when <c>{}</c>, <c>[]</c>, <c>null</c> and <c>""</c> count as empty where JSON is asked for.</summary>
    /// <value>True.</value>
    [Shorthand]
    [Description("True when {}, [], null and \"\" count as empty where the call asks for JSON.")]
    public bool Json { get; init; } = true;
}

/// <summary>The answer says something.</summary>
internal sealed class EmptyCheck(EmptyOptions options) : ICheck
{
    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<EmptyOptions>(
        "empty", "The answer says something.", (options, _) => new EmptyCheck(options));

    /// <inheritdoc/>
    public string Name => "empty";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (string.IsNullOrWhiteSpace(judged.Text))
        {
            return SaysOtherwise(judged.Answer) ? Finding.Passed : Finding.Failed("The answer is empty. Give an answer.");
        }

        bool asksForJson = judged.Request.Format is { Kind: AnswerFormatKind.JsonObject or AnswerFormatKind.JsonSchema };
        return options.Json && asksForJson && judged.Json.Root is { } root && IsEmpty(root)
            ? Finding.Failed($"The answer is the empty JSON value {root.GetRawText()}. Fill it in.")
            : Finding.Passed;
    }

    private static bool SaysOtherwise(ChatAnswer answer) =>
        answer.Parts.Any(part => part is not (TextPart or ThinkingPart));

    private static bool IsEmpty(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => root.GetPropertyCount() == 0,
        JsonValueKind.Array => root.GetArrayLength() == 0,
        JsonValueKind.String => root.ValueEquals(string.Empty),
        JsonValueKind.Null => true,
        _ => false,
    };
}
