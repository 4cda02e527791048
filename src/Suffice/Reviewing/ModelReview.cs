using System.Collections.Immutable;
using Suffice.Watching.Canaries;

namespace Suffice.Reviewing;

/// <summary>What of a model still holds.</summary>
/// <param name="Model">Its name in the policy.</param>
/// <param name="Id">The pinned id.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Tasks">The tasks whose ladder it stands on.</param>
/// <param name="RetiresOn">The day on which its vendor retires it; <see langword="null"/> when none is known.</param>
/// <param name="DaysLeft">Days until then; negative when that is past.</param>
/// <param name="AnsweredBy">Other models that the provider said answered, in the time.</param>
/// <param name="Canaries">How its canaries stand; <see langword="null"/> when none are asked.</param>
public sealed record ModelReview(
    string Model,
    string Id,
    string Provider,
    ImmutableArray<string> Tasks,
    DateOnly? RetiresOn,
    int? DaysLeft,
    ImmutableArray<string> AnsweredBy,
    CanaryResult? Canaries);
