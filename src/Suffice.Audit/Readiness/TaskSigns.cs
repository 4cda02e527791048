using Suffice.Audit.Structure;
using Suffice.Classifier;

namespace Suffice.Audit.Readiness;

/// <summary>A task's profile as the rules ask it.</summary>
internal readonly struct TaskSigns(TaskProfile profile)
{
    // A task's calls differ little in structure; what fewer than these have is not the task's own.
    private const double Most = 0.8;
    private const double Half = 0.5;
    private const int FewAnswers = 50;
    private const int CallsForAnswers = 100;

    public TaskProfile Profile => profile;

    public TaskType? Type => profile.Type;

    public bool HasSchema => Mostly(CallTraits.Schema);

    public bool HasForm => HasSchema || Mostly(CallTraits.JsonAsked) || Mostly(CallTraits.FormStated);

    public bool HasLabels => Mostly(CallTraits.ClosedLabels);

    public bool HasMeaning => Mostly(CallTraits.LabelsDefined) || HasExamples;

    public bool HasRubric => Mostly(CallTraits.Rubric);

    public bool HasExamples => Mostly(CallTraits.Examples);

    public bool HasWayOut => Mostly(CallTraits.EscalationPath);

    public bool IsPublic => profile.Share(CallTraits.CustomerFacing) >= Half;

    public bool IsHighStakes => profile.Share(CallTraits.HighStakes) >= Half;

    public bool IsMultiTurn => profile.Share(CallTraits.ManyTurns) >= Half;

    /// <summary>True when the answers show a closed set though no prompt lists one.</summary>
    public bool AnswersAreFew =>
        profile.Calls >= CallsForAnswers && profile.DistinctShortAnswers is >= 2 and <= FewAnswers && Mostly(CallTraits.ShortAnswered);

    public bool Mostly(CallTraits trait) => profile.Share(trait) >= Most;
}
