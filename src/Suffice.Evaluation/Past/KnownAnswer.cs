using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Providers;

namespace Suffice.Evaluation.Past;

/// <summary>An answer that is at hand.</summary>
/// <param name="Model">The name it was kept under: a model's name, id or alias.</param>
/// <param name="Answer">The answer; <see langword="null"/> when the call failed, or only the verdict was kept.</param>
/// <param name="Failure">The failure; <see langword="null"/> when there was none.</param>
/// <param name="IsGood">Whether it is right, or as good as the last rung's; <see langword="null"/> when not known.</param>
internal sealed record KnownAnswer(string Model, ChatAnswer? Answer, CallFailure? Failure, bool? IsGood)
{
    /// <summary>True when a model gave it.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Whether it is kept under a name of the model's.</returns>
    public bool IsOf(Model model) => Model == model.Id || Model == model.Name || model.Aliases.Contains(Model, StringComparer.Ordinal);
}
