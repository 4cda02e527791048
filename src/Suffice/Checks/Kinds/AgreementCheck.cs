using System.Collections.Immutable;
using System.ComponentModel;
using Suffice.Chat;
using Suffice.Checks.Agreeing;
using Suffice.Checks.Paths;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>agreement</c>.</summary>
public sealed record AgreementOptions
{
    /// <summary>The model that is asked the same: a cheap one, of another family.</summary>
    [Shorthand]
    [Description("The model that is asked the same call: a cheap one, of another family than the rung's.")]
    public required string With { get; init; }

    /// <summary>JSON paths of the fields that must agree; empty for all but free text.</summary>
    [Description("JSON paths of the fields that must agree; when absent, all but free text (long strings, and fields such as reasoning or summary).")]
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>What holds when the other model cannot be asked.</summary>
    /// <value>The answer fails.</value>
    [Description("What holds when the other model cannot answer: fail or pass.")]
    public UnavailableVerdict Unavailable { get; init; }
}

/// <summary>What holds when another model could not be asked.</summary>
public enum UnavailableVerdict
{
    /// <summary>The answer fails: nothing vouches for it.</summary>
    Fail,

    /// <summary>The check says nothing.</summary>
    Pass,
}

/// <summary>A second model, asked the same, gives the same answer: the same label, number, JSON fields or tool calls.</summary>
/// <remarks>The call's cost is counted with the request. Free prose has no form in which two answers can be equal; there the check says nothing and asks nobody.</remarks>
public sealed class AgreementCheck : ICheck
{
    private readonly AgreementOptions options;
    private readonly ImmutableArray<JsonPath> fields;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="setting">Knows the models.</param>
    /// <exception cref="CheckOptionsException">The model is not known or a path cannot work.</exception>
    public AgreementCheck(AgreementOptions options, CheckSetting setting)
    {
        this.options = options;
        if (!setting.HasModel(options.With))
        {
            throw new CheckOptionsException("with", $"no model is named \"{options.With}\"", "name a model of the policy or the catalogue");
        }

        fields = options.Fields.IsDefaultOrEmpty ? [] : [.. options.Fields.Select(path => JsonPath.Parse(path, "fields"))];
    }

    /// <summary>The model that is asked, so that a plan can price it.</summary>
    public string With => options.With;

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<AgreementOptions>(
        "agreement", "A second model, asked the same, gives the same answer.", (options, setting) => new AgreementCheck(options, setting));

    /// <inheritdoc/>
    public string Name => "agreement";

    /// <inheritdoc/>
    public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
    {
        AnswerForm form = AnswerForm.Of(judged.Request, judged.Answer, fields);

        // Its own echo vouches for nothing, and at the last rung nothing could follow from a doubt.
        if (!form.CanBeCompared || judged.AnsweredBy == options.With || !judged.HasNextRung)
        {
            return Finding.NotApplicable;
        }

        ChatAnswer? second = judged.Models is { } models
            ? await models.AskAsync(options.With, judged.Request, Name, cancellationToken)
            : null;
        if (second is null)
        {
            return options.Unavailable == UnavailableVerdict.Pass
                ? Finding.NotApplicable
                : Finding.Failed($"The second model {options.With} could not be asked, so nothing vouches for the answer.");
        }

        return form.DifferenceFrom(AnswerForm.Of(judged.Request, second, fields)) is { } difference
            ? Finding.Failed($"A second model does not agree: {difference}. Work it out again with care.")
            : Finding.Passed;
    }
}
