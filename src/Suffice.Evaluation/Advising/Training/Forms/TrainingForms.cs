namespace Suffice.Evaluation.Advising.Training.Forms;

/// <summary>Every form of training lines.</summary>
internal static class TrainingForms
{
    /// <summary>The form.</summary>
    /// <param name="form">Which.</param>
    /// <param name="withSchema">Whether lines tell the schema of the answer, where their form can.</param>
    /// <returns>What writes it.</returns>
    public static ITrainingForm Of(TrainingForm form, bool withSchema) => form switch
    {
        TrainingForm.Chat => new ChatForm(withSchema),
        TrainingForm.PromptCompletion => new PromptCompletionForm(),
        TrainingForm.Alpaca => new AlpacaForm(),
        TrainingForm.Sharegpt => new SharegptForm(),
        TrainingForm.Preference => new PreferenceForm(),
        TrainingForm.PreferenceOpenai => new OpenAIPreferenceForm(),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };

    /// <summary>Whether lines of a form hold a better and a worse answer.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Whether they do.</returns>
    public static bool IsInPairs(TrainingForm form) => form is TrainingForm.Preference or TrainingForm.PreferenceOpenai;
}
