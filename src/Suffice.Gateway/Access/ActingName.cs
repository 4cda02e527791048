using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>In whose name something is judged or decided.</summary>
internal static class ActingName
{
    /// <summary>Finds out.</summary>
    /// <param name="said">Who acts, as the call says; <see langword="null"/> where it says nothing.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="refusal">Makes what is thrown of why the name may not be used.</param>
    /// <returns>The name said, else that of the key; <see langword="null"/> where there is neither, or only that of the policy's own keys, which is nobody's.</returns>
    /// <exception cref="Exception">A person's key is to act for another: two people who judge the same ticket must be two.</exception>
    public static string? Of(string? said, Caller caller, Func<string, Exception> refusal) => (caller.IsPerson, said) switch
    {
        (true, null) => caller.Name,
        (true, _) when said != caller.Name => throw refusal($"as: this key is {caller.Name}'s and acts for nobody else; leave it out, or use one of the policy's own keys"),
        _ => said ?? (caller.Name == Caller.AdminName ? null : caller.Name),
    };
}
