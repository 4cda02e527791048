namespace Suffice.Routing.Loops;

/// <summary>Where an answer came from.</summary>
/// <param name="Model">The model, as the policy names it.</param>
/// <param name="Family">Who trained it, or where that is unknown who serves it: whose signatures its answers bear.</param>
/// <param name="Provider">Who served it, as the policy names it.</param>
internal sealed record AnswerHome(string Model, string Family, string Provider)
{
    /// <summary>The home of a rung's answers.</summary>
    /// <param name="rung">The rung.</param>
    /// <returns>The home.</returns>
    public static AnswerHome Of(Rung rung) => new(rung.Model.Name, FamilyOf(rung), rung.Provider.Name);

    /// <summary>Whose signatures a rung can check.</summary>
    /// <param name="rung">The rung.</param>
    /// <returns>The family.</returns>
    public static string FamilyOf(Rung rung) => rung.Model.Family ?? rung.Provider.Name;
}
