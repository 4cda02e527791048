namespace Suffice.Gateway.Access;

/// <summary>Who may call an endpoint.</summary>
internal enum AccessLevel
{
    /// <summary>Holders of the policy's own keys: whoever may see what every caller did. What an endpoint asks that says nothing.</summary>
    Admin,

    /// <summary>Holders of any key.</summary>
    Caller,

    /// <summary>Everybody: health, and paths that are not served.</summary>
    Anyone,
}
